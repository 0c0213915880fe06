# Completion of infoview for fish. What infoview answers is read line by line, never evaluated.

function __infoview_completion
    set -l program (commandline -opc)[1]
    set -l found (env _TYPER_COMPLETE_ARGS=(commandline -cp | string collect) \
        _INFOVIEW_COMPLETE=complete_fish $program 2>/dev/null)
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end

complete --command infoview --no-files --keep-order --arguments '(__infoview_completion)'
