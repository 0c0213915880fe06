# Completion of infoview for bash. What infoview answers is read line by line, never evaluated.

_infoview_completion() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(
        IFS=$'\n'
        env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" COMP_TYPE="${COMP_TYPE:-9}" \
            _INFOVIEW_COMPLETE=complete_bash "$1" 2>/dev/null
    )
}

# Before bash 4.4 the words cannot be kept in their order.
complete -o default -o nosort -F _infoview_completion infoview 2>/dev/null ||
    complete -o default -F _infoview_completion infoview
