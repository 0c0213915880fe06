#compdef infoview
# Completion of infoview for zsh. What infoview answers is read line by line, never evaluated.

_infoview() {
    local line expl
    local -a found shown
    local -i width=0
    for line in "${(@f)$(env _TYPER_COMPLETE_ARGS="${words[1,CURRENT]}" \
            _INFOVIEW_COMPLETE=complete_zsh "${(Q)words[1]}" 2>/dev/null)}"; do
        [[ -n $line ]] || continue
        found+=("${line%%$'\t'*}")
        shown+=("$line")
        (( ${(m)#found[-1]} > width )) && width=${(m)#found[-1]}
    done
    if (( ! $#found )); then
        _files
        return
    fi
    # Not _describe, which would sort them: they come in the order of what is due.
    for line in {1..$#found}; do
        [[ $shown[line] == *$'\t'* ]] &&
            shown[line]="${(mr:width:)found[line]} -- ${${shown[line]#*$'\t'}[1,COLUMNS - width - 5]}"
    done
    _wanted -V values expl infoview compadd -l -d shown -a found
}

# Autoloaded by compinit this file is the function itself; sourced it only defines it.
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _infoview "$@"
else
    compdef _infoview infoview
fi
