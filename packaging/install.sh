#!/bin/sh
# Installs IMC Planner for this user, or for all with PREFIX=/usr/local and the rights to write there.
#
#   ./install.sh              installs
#   ./install.sh --uninstall  takes everything away again; plans and settings stay
set -eu
cd "$(dirname "$0")"
PREFIX="${PREFIX:-$HOME/.local}"
share="$PREFIX/share"

each() {
    "$@" imc-planner "$PREFIX/bin/imc-planner" 755
    "$@" imc-planner.desktop "$share/applications/imc-planner.desktop" 644
    "$@" imc-planner.xml "$share/mime/packages/imc-planner.xml" 644
    "$@" io.github.imc_planner.ImcPlanner.metainfo.xml "$share/metainfo/io.github.imc_planner.ImcPlanner.metainfo.xml" 644
    "$@" imc-planner.svg "$share/icons/hicolor/scalable/apps/imc-planner.svg" 644
    for size in 16 22 24 32 48 64 128 256 512; do
        "$@" "imc-planner-$size.png" "$share/icons/hicolor/${size}x$size/apps/imc-planner.png" 644
    done
    "$@" imc-planner.1 "$share/man/man1/imc-planner.1" 644
    "$@" imc-planner.bash "$share/bash-completion/completions/imc-planner" 644
    "$@" _imc-planner "$share/zsh/site-functions/_imc-planner" 644
    "$@" imc-planner.fish "$share/fish/vendor_completions.d/imc-planner.fish" 644
}

put() {
    mkdir -p "$(dirname "$2")"
    cp "$1" "$2"
    chmod "$3" "$2"
}

take() {
    rm -f "$2"
}

# Takes the folders of a file away that are empty.
clear_folders() {
    folder="$(dirname "$2")"
    while [ "$folder" != "$PREFIX" ] && rmdir "$folder" 2>/dev/null; do
        folder="$(dirname "$folder")"
    done
}

# What the desktop keeps of icons, kinds of files and programs is made anew where its tools are there.
refresh() {
    tool="$1"
    shift
    if command -v "$tool" >/dev/null 2>&1; then "$tool" "$@" >/dev/null 2>&1 || true; fi
}

refresh_all() {
    refresh update-mime-database "$share/mime"
    refresh update-desktop-database "$share/applications"
    refresh gtk-update-icon-cache -q -t "$share/icons/hicolor"
}

case "$#:${1:-}" in
    0:)
        each put
        refresh_all
        ;;
    1:--uninstall)
        each take
        refresh_all
        each clear_folders
        ;;
    *)
        sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac
