#!/usr/bin/env bash
# Plays sessions with the real program on a screen of its own.
#
#   tests/e2e.sh PROGRAM [SCENARIO…]
#
# Without names all scenarios run. They run two at a time, each on a screen of its own. Pictures of the screen go to $SHOTS
# (target/e2e without one). With LONG set the program is killed 300 times while it saves, instead of 30 times.
# Needs Xvfb, openbox, xdotool, setxkbmap, and import from ImageMagick.
set -Eeuo pipefail

readonly ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly SCREEN=1280x800
# Software rendering on a busy machine: the first frame can take long.
readonly PATIENCE_SECONDS=60

# --- the screen and the program's surroundings ------------------------------------------------------------------

# Starts a screen with a window manager, and makes folders so that nothing of the user's is read or written.
start_screen() {
    WORK="$(mktemp -d "${TMPDIR:-/tmp}/imc-planner-e2e.XXXXXX")"
    mkdir -p "$WORK"/{home,config,state,data,cache,run,plans} "$SHOTS"
    chmod 700 "$WORK/run"
    export HOME="$WORK/home" XDG_CONFIG_HOME="$WORK/config" XDG_STATE_HOME="$WORK/state" XDG_DATA_HOME="$WORK/data"
    export XDG_CACHE_HOME="$WORK/cache" XDG_RUNTIME_DIR="$WORK/run" LC_ALL=C.UTF-8
    # No desktop of the user's may answer: the program is to use this screen, and its own way to ask for a path.
    unset WAYLAND_DISPLAY LANGUAGE LANG LC_MESSAGES
    # A desktop that takes its time to say that it has no file dialog.
    export DBUS_SESSION_BUS_ADDRESS="unixexec:path=sleep,argv1=1"

    # Xvfb picks a display that is free, and writes its number once it is ready.
    Xvfb -displayfd 3 -screen 0 "${SCREEN}x24" -nolisten tcp 3>"$WORK/display" 2>"$WORK/xvfb.log" &
    XVFB_PID=$!
    wait_until "the screen is there" test -s "$WORK/display"
    export DISPLAY=":$(cat "$WORK/display")"
    # The window fills the screen, so that a point on the screen is the same point in the window; dialogs of the
    # desktop do not, and the window manager has no keys of its own.
    cat >"$WORK/openbox.xml" <<'CONFIG'
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme><keepBorder>no</keepBorder></theme>
  <applications>
    <application type="normal"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application>
  </applications>
</openbox_config>
CONFIG
    wait_until "the window manager is there" start_window_manager
    # Arabic letters reach the program only when a keyboard layout has them.
    setxkbmap us,ara
}

# Starts the window manager and gives it a while to come up. One that does not is ended, so that another try can be made.
start_window_manager() {
    local attempt
    openbox --sm-disable --config-file "$WORK/openbox.xml" >>"$WORK/openbox.log" 2>&1 &
    OPENBOX_PID=$!
    for ((attempt = 0; attempt < 100; attempt++)); do
        if quietly timeout 5 xdotool get_num_desktops; then return 0; fi
        quietly kill -0 "$OPENBOX_PID" || return 1
        sleep 0.1
    done
    quietly kill "$OPENBOX_PID" || true
    return 1
}

# Ends everything that this script started.
stop_all() {
    local pid
    for pid in "${PROGRAM_PID:-}" "${OPENBOX_PID:-}" "${XVFB_PID:-}"; do
        if [ -n "$pid" ]; then
            kill "$pid" 2>/dev/null || true
            wait "$pid" 2>/dev/null || true
        fi
    done
    [ -z "${SMALL_DISK:-}" ] || umount "$SMALL_DISK" || true
    [ -z "${WORK:-}" ] || rm -rf "$WORK"
}

# --- what a person at the screen does ----------------------------------------------------------------------------

# Copies a plan of saves/ to a folder of its own and prints the copy's path.
copy_of_plan() {
    cp "$ROOT/saves/$1" "$WORK/plans/$1"
    echo "$WORK/plans/$1"
}

# start_program [ARGUMENT…]; in the locale $PROGRAM_LOCALE where that is set.
start_program() {
    env LC_ALL="${PROGRAM_LOCALE:-$LC_ALL}" "$PROGRAM" "$@" >"$WORK/program.log" 2>&1 &
    PROGRAM_PID=$!
}

# Waits for a window whose title contains the text, brings it to the front, and sets WINDOW.
wait_for_window() {
    local title="$1"
    find_window() {
        quietly kill -0 "$PROGRAM_PID" || fail "the program ended before it showed “$title”"
        WINDOW="$(xdotool search --onlyvisible --name "$title" 2>/dev/null | head -n 1)"
        [ -n "$WINDOW" ]
    }
    is_in_front() {
        quietly timeout 5 xdotool windowactivate --sync "$WINDOW" && [ "$(xdotool getactivewindow)" = "$WINDOW" ]
    }
    wait_until "a window “$title” is there" find_window
    wait_until "the window “$title” is in front" is_in_front
}

# The window's title as it is now.
title() { xdotool getwindowname "$WINDOW"; }

# key ctrl+s…
key() { xdotool key --clearmodifiers --delay 40 "$@"; }

type_text() { xdotool type --delay 40 -- "$1"; }

# click X Y [BUTTON], from the upper left corner of the screen.
click() { xdotool mousemove --sync "$1" "$2" click "${3:-1}"; }

# drag X1 Y1 X2 Y2: slowly enough that every frame sees the pointer move.
drag() {
    local steps=12 step
    xdotool mousemove --sync "$1" "$2" mousedown 1
    for ((step = 1; step <= steps; step++)); do
        xdotool mousemove --sync $(($1 + ($3 - $1) * step / steps)) $(($2 + ($4 - $2) * step / steps))
        sleep 0.03
    done
    xdotool mouseup 1
}

# shot NAME: a picture of the whole screen.
shot() { import -window root "$SHOTS/$1.png"; }

# --- what can be seen from outside -------------------------------------------------------------------------------

fail() {
    trap - ERR
    echo "   ${SCENARIO:-}: FAILED: $*" >&2
    if [ -n "${DISPLAY_IS_OURS:-}" ]; then shot "failed-$SCENARIO" 2>/dev/null || true; fi
    if [ -s "${WORK:-}/program.log" ]; then sed 's/^/   program: /' "$WORK/program.log" >&2; fi
    exit 1
}

quietly() { "$@" >/dev/null 2>&1; }

# wait_until WHAT COMMAND…: repeats the command until it succeeds.
wait_until() {
    local what="$1" end=$((SECONDS + PATIENCE_SECONDS))
    shift
    until "$@"; do
        ((SECONDS < end)) || fail "waited ${PATIENCE_SECONDS} s until $what"
        sleep 0.1
    done
}

# CPU time that the program has used since it started, in ticks of 10 ms.
cpu_ticks() {
    # The second field is the name in parentheses and may hold blanks: count from behind it.
    sed 's/.*) //' "/proc/$PROGRAM_PID/stat" | awk '{print $12 + $13}'
}

# idle_cpu_ticks SECONDS: what the program uses while nobody touches it.
idle_cpu_ticks() {
    local before
    before="$(cpu_ticks)"
    sleep "$1"
    echo $(($(cpu_ticks) - before))
}

# Waits until the program has drawn what it had to draw.
settle() {
    is_calm() { (($(idle_cpu_ticks 1) <= 1)); }
    wait_until "the program has nothing to do" is_calm
}

assert_equal() { [ "$2" = "$3" ] || fail "$1: expected “$3”, found “$2”"; }

assert_at_most() { (($2 <= $3)) || fail "$1: at most $3 expected, found $2"; }

assert_same_file() { cmp -s "$2" "$3" || fail "$1: $(diff "$2" "$3" | head -n 20)"; }

assert_different_file() { ! cmp -s "$2" "$3" || fail "$1: the files are the same"; }

# assert_contains WHAT FILE TEXT
assert_contains() { grep -qF -- "$3" "$2" || fail "$1: “$3” is not in $2"; }

# holds FILE TEXT: whether the text is in the file, however that is broken into lines.
holds() { tr -s '[:space:]' ' ' <"$1" | grep -F -- "$2" >/dev/null; }

# Waits for the program to end and checks its exit code.
assert_exits_with() {
    local code=0
    has_ended() { ! quietly kill -0 "$PROGRAM_PID"; }
    wait_until "the program has ended" has_ended
    wait "$PROGRAM_PID" || code=$?
    PROGRAM_PID=
    assert_equal "the exit code" "$code" "$1"
}

# --- scenarios: one function each, all independent of each other -----------------------------------------------

# A plan is opened and looked at: it comes up, rests, and closes without a question or a change.
scenario_open_and_quit() {
    local plan
    plan="$(copy_of_plan rayhan-soap.ron)"
    start_program "$plan"
    wait_for_window "rayhan-soap.ron"
    settle
    shot "open"
    assert_at_most "CPU ticks in 3 s at rest" "$(idle_cpu_ticks 3)" 2
    key ctrl+q
    assert_exits_with 0
    assert_same_file "looking at a plan leaves it as it is" "$plan" "$ROOT/saves/rayhan-soap.ron"
}

# command TEXT: gives a command by the palette.
command_by_palette() {
    key ctrl+k
    sleep 0.5
    type_text "$1"
    sleep 0.4
    key Return
    sleep 0.6
}

# fill X Y TEXT: types into the field there, in the place of what it holds.
fill() {
    click "$1" "$2"
    sleep 0.3
    key ctrl+a
    type_text "$3"
    sleep 0.2
}

# From an empty plan to a saved one: add what is needed, drag a message onto a channel, undo, redo, save, reopen, and
# compare the file and the figures with what was done.
scenario_build_a_plan() {
    local plan="$WORK/plans/first.ron"
    start_program
    wait_for_window "IMC Planner"
    settle
    command_by_palette "new audience"
    fill 550 327 "Students"
    fill 395 359 "50000"
    command_by_palette "new message"
    settle
    # The name of what was just made has the caret.
    type_text "Open day film"
    command_by_palette "new channel"
    fill 612 232 "Campus radio"
    key ctrl+1
    settle
    drag 210 153 628 184
    settle
    shot "placed"
    # Nothing is booked until it is said how much, and the field that asks has the caret.
    type_text "5000"
    key Return
    settle
    save_first_as "$plan"
    holds "$plan" 'start_week: 4, quantities: [5000, 5000]' || fail "the bar is not in the file: $(cat "$plan")"
    assert_placements "$plan" 1
    key ctrl+z ctrl+s
    wait_until "the undone quantity is saved" holds "$plan" 'start_week: 4, quantities: [0, 0]'
    key ctrl+z ctrl+s
    is_saved_without() { ! grep -q 'start_week' "$plan"; }
    wait_until "undo is saved" is_saved_without
    key ctrl+y ctrl+y ctrl+s
    wait_until "redo is saved" holds "$plan" 'quantities: [5000, 5000]'
    cp "$plan" "$WORK/plans/before.ron"
    key ctrl+q
    assert_exits_with 0
    reopen_and_move "$plan"
}

# Saves a plan that has no file yet: this desktop has no file dialog, so the program asks for the path itself.
save_first_as() {
    key ctrl+s
    wait_for_path_dialog 1
    shot "path"
    type_text "$1"
    key Return
    is_saved() { [ -s "$PLAN_TO_SAVE" ]; }
    PLAN_TO_SAVE="$1" wait_until "the plan is saved" is_saved
}

# wait_for_path_dialog NUMBER: until the desktop has said so often that it has no file dialog, and the program asks.
wait_for_path_dialog() {
    there_is_no_dialog() { (($({ grep 'Failed to .* file with zenity' "$WORK/program.log" || true; } | wc -l) >= TIMES_ASKED)); }
    TIMES_ASKED="$1" wait_until "the desktop has no file dialog" there_is_no_dialog
    settle
}

# assert_placements PLAN NUMBER: what the command line says about the file.
assert_placements() {
    "$PROGRAM" check "$1" >"$WORK/check.txt" || fail "the saved plan has errors: $(cat "$WORK/check.txt")"
    "$PROGRAM" analyse "$1" --json >"$WORK/analysis.json" || fail "the saved plan cannot be analysed"
    # 2 weeks of 5,000 impressions among 50,000 people: 20 GRP, and 1 - e^-0.2 of them reached.
    assert_contains "the figures" "$WORK/analysis.json" '"grp": 20'
    assert_contains "the figures" "$WORK/analysis.json" '0.1812692469220181'
    assert_equal "placements in the file" "$(grep -c 'start_week' "$1")" "$2"
}

# The saved plan opens as it was; a bar is moved by keyboard and saved, and nothing else changes.
reopen_and_move() {
    start_program "$1"
    wait_for_window "first.ron"
    settle
    click 628 184
    key alt+Right ctrl+s
    is_moved() { grep -q 'start_week: 5' "$MOVED_PLAN"; }
    MOVED_PLAN="$1" wait_until "the move is saved" is_moved
    assert_equal "changed lines" "$({ diff "$WORK/plans/before.ron" "$1" || true; } | grep -c '^>')" 1
    key ctrl+q
    assert_exits_with 0
}

# On an Arabic desktop: the window is in Arabic, and Arabic text is typed, corrected at both ends, undone and saved in the
# order in which it is read.
scenario_write_in_arabic() {
    local plan="$WORK/plans/arabic.ron"
    PROGRAM_LOCALE=ar_JO.UTF-8 start_program
    wait_for_window "IMC Planner"
    settle
    key ctrl+2
    settle
    fill 755 200 "إطلاق صابون"
    key Home
    type_text "خطة "
    key End
    type_text " Rayhan 20266"
    key BackSpace
    shot "arabic"
    save_first_as "$plan"
    assert_contains "the file" "$plan" 'title: (ar: "خطة إطلاق صابون Rayhan 2026")'
    # In a text that runs to the left, the left arrow goes towards its end.
    click 755 200
    key Home Left Left Left BackSpace
    key ctrl+s
    is_corrected() { grep -qF 'title: (ar: "خط إطلاق صابون Rayhan 2026")' "$ARABIC_PLAN"; }
    ARABIC_PLAN="$plan" wait_until "the correction is saved" is_corrected
    key ctrl+q
    assert_exits_with 0
}

# By keyboard alone and in Arabic: a worksheet is found, opened, filled from one empty item to the next, and saved; the glossary
# opens and closes beside it.
scenario_worksheet_in_arabic() {
    local plan
    plan="$(copy_of_plan own-case.ron)"
    PROGRAM_LOCALE=ar_JO.UTF-8 start_program "$plan"
    wait_for_window "own-case.ron"
    settle
    command_by_palette "أوراق العمل"
    settle
    type_text "المشكلة أو"
    settle
    # The sheet opens with its first empty item ready to be typed into.
    key Return
    settle
    type_text "لا أحد يعرف الاسم"
    key ctrl+Return
    settle
    type_text "استبانة من 60"
    key ctrl+Return
    settle
    type_text "المعرفة لا السعر"
    key F1
    settle
    shot "worksheet-in-arabic"
    key Escape
    key ctrl+s
    is_filled() { holds "$FILLED_PLAN" 'المعرفة لا السعر'; }
    FILLED_PLAN="$plan" wait_until "the worksheet is saved" is_filled
    for text in 'framework: "problem"' 'لا أحد يعرف الاسم' 'استبانة من 60'; do
        holds "$plan" "$text" || fail "the file lacks “$text”"
    done
    key ctrl+q
    assert_exits_with 0
}

# change_plan PLAN: opens it and moves its first bar by a week.
change_plan() {
    start_program "$1"
    wait_for_window "$(basename "$1")"
    settle
    # A busy machine can show the window before it takes keys; what it has taken is not given twice.
    is_changed() {
        local end=$((SECONDS + 10))
        # A pointer that already rests on the bar would not be seen to move there.
        xdotool mousemove 540 300
        sleep 0.1
        click 570 178
        key alt+Right
        until [[ "$(title)" == •* ]]; do
            ((SECONDS < end)) || return 1
            sleep 0.1
        done
    }
    wait_until "the plan is changed" is_changed
}

# kill_program SIGNAL: says whether the program was still there.
kill_program() {
    local was_there=0
    quietly kill -s "$1" "$PROGRAM_PID" || was_there=1
    wait "$PROGRAM_PID" 2>/dev/null || true
    PROGRAM_PID=
    return $was_there
}

recovery_copies() { find "$XDG_STATE_HOME/imc-planner/recovery" -name '*.ron' 2>/dev/null; }

there_is_a_copy() { [ -n "$(recovery_copies)" ]; }

# What is not saved survives the program: killed a few seconds after the change, told to end right after it. The next
# start offers the copy, opens it beside the file, and drops it once it is saved or not wanted.
scenario_recovery() {
    local plan
    plan="$(copy_of_plan rayhan-soap.ron)"
    change_plan "$plan"
    sleep 5
    there_is_a_copy || fail "no recovery copy 5 s after a change"
    kill_program KILL
    assert_same_file "the file itself" "$plan" "$ROOT/saves/rayhan-soap.ron"
    "$PROGRAM" diff "$plan" "$(recovery_copies)" >"$WORK/differences.txt" && fail "the copy has no changes" || true
    assert_contains "the copy" "$WORK/differences.txt" "moved from week"
    start_program
    wait_for_window "IMC Planner"
    settle
    shot "recovery"
    key Tab space
    is_open() { [[ "$(title)" == •* ]]; }
    wait_until "the copy is open" is_open
    settle
    shot "recovered"
    # The copy is still on the disk while it is open here; then it is told to end at once after a change.
    there_is_a_copy || fail "the copy is gone while its plan is not saved"
    kill_program TERM
    there_is_a_copy || fail "no recovery copy after SIGTERM"
    rm -r "$XDG_STATE_HOME/imc-planner/recovery"
    change_plan "$plan"
    kill_program TERM
    there_is_a_copy || fail "no recovery copy of a change right before SIGTERM"
    rm -r "$XDG_STATE_HOME/imc-planner/recovery"
    change_plan "$plan"
    key ctrl+s
    is_saved() { ! cmp -s "$plan" "$ROOT/saves/rayhan-soap.ron"; }
    wait_until "the plan is saved" is_saved
    key ctrl+q
    assert_exits_with 0
    ! there_is_a_copy || fail "a recovery copy is left after saving"
    assert_equal "versions kept of the plan" "$(find "$XDG_STATE_HOME/imc-planner/versions" -name '*.ron' | wc -l)" 2
}

# What is typed and clicked while the window is busy is done in its order once it has time, each thing with what the one
# before it made visible.
scenario_type_ahead() {
    local plan="$WORK/plans/rayhan-soap.ron"
    change_plan "$(copy_of_plan rayhan-soap.ron)"
    kill -s STOP "$PROGRAM_PID"
    key alt+Right ctrl+z ctrl+z ctrl+y ctrl+y ctrl+s ctrl+k
    type_text "new message"
    key Return
    kill -s CONT "$PROGRAM_PID"
    is_moved() { ! cmp -s "$plan" "$ROOT/saves/rayhan-soap.ron"; }
    wait_until "the plan is saved" is_moved
    "$PROGRAM" diff "$ROOT/saves/rayhan-soap.ron" "$plan" >"$WORK/differences.txt" || true
    assert_contains "what is saved" "$WORK/differences.txt" "moved from week 1 to week 3"
    has_new_message() { [[ "$(title)" == •* ]]; }
    wait_until "there is a new message" has_new_message
    settle
    shot "typed-ahead"
    kill -s STOP "$PROGRAM_PID"
    fill 735 208 "Poster"
    key ctrl+s
    click 735 250
    kill -s CONT "$PROGRAM_PID"
    is_named() { grep -q 'Poster' "$plan"; }
    wait_until "the message has its name in the file" is_named
    kill_program TERM
}

# start_on_slow_disk SECONDS [ARGUMENT…]: bringing a file to the disk takes so long. Sets SLOW_PID to the program's own process.
start_on_slow_disk() {
    local delay=$(($1 * 1000000))
    shift
    strace -f -o /dev/null -e trace=fsync -e "inject=fsync:delay_enter=$delay" "$PROGRAM" "$@" >"$WORK/program.log" 2>&1 &
    PROGRAM_PID=$!
    # Before it is the program, the process is a copy of what starts it.
    has_begun() { SLOW_PID="$(pgrep -P "$PROGRAM_PID" -x "$(basename "$PROGRAM" | cut -c1-15)")"; }
    wait_until "the program has begun" has_begun
}

can_slow_the_disk() {
    command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null && return
    echo "   strace cannot be used here: left out"
    return 1
}

parts_of_files() { compgen -G "$WORK/plans/.*.part" >/dev/null; }

# The program is told to end while a slow disk still takes the plan: it waits, and the plan is there. Killed instead, it leaves
# the old file, and the next start tidies up.
scenario_slow_disk() {
    local plan slow
    can_slow_the_disk || return 0
    plan="$(copy_of_plan rayhan-soap.ron)"
    for slow in 4 60; do
        cp "$ROOT/saves/rayhan-soap.ron" "$plan"
        start_on_slow_disk "$slow" "$plan"
        wait_for_window "rayhan-soap.ron"
        sleep 3
        click 570 178
        key alt+Right
        is_changed_now() { [[ "$(title)" == •* ]]; }
        wait_until "the plan is changed" is_changed_now
        key ctrl+s
        wait_until "a part of the file is there" parts_of_files
        key ctrl+q
        sleep 1
        shot "slow-disk-$slow"
        quietly kill -0 "$PROGRAM_PID" || fail "the program ended before the plan was saved"
        if ((slow < 10)); then
            assert_exits_with 0
            assert_different_file "the saved plan" "$plan" "$ROOT/saves/rayhan-soap.ron"
            "$PROGRAM" check "$plan" >/dev/null || fail "what was saved is no plan"
            ! parts_of_files || fail "a part of a file is left"
        fi
    done
    kill -KILL "$SLOW_PID"
    wait "$PROGRAM_PID" 2>/dev/null || true
    PROGRAM_PID=
    assert_same_file "the file of the killed program" "$plan" "$ROOT/saves/rayhan-soap.ron"
    parts_of_files || fail "the killed program left nothing to tidy"
    start_program "$plan"
    wait_for_window "rayhan-soap.ron"
    is_tidied() { ! parts_of_files; }
    wait_until "what the killed program left is tidied" is_tidied
    kill_program TERM
}

# However the system or the desktop ends the program right after a change, the change is kept, for the user alone to read.
scenario_sudden_ends() {
    local plan signal
    plan="$(copy_of_plan rayhan-soap.ron)"
    for signal in HUP INT QUIT USR1 USR2 ALRM XCPU PWR; do
        rm -rf "$XDG_STATE_HOME/imc-planner"
        change_plan "$plan"
        kill_program "$signal"
        there_is_a_copy || fail "no recovery copy after SIG$signal"
        assert_equal "files that others can read" "$(find "$XDG_STATE_HOME/imc-planner" -perm /077 | wc -l)" 0
    done
    rm -rf "$XDG_STATE_HOME/imc-planner"
    change_plan "$plan"
    kill -KILL "$XVFB_PID"
    has_ended() { ! quietly kill -0 "$PROGRAM_PID"; }
    wait_until "the program has ended with its screen" has_ended
    PROGRAM_PID= XVFB_PID= DISPLAY_IS_OURS=
    there_is_a_copy || fail "no recovery copy after the screen was lost"
}

# Whatever the preferences hold, and whatever the environment says of desktops that are gone, the window comes up; without any
# desktop it is said why there is none.
scenario_odd_surroundings() {
    local scale code=0
    mkdir -p "$XDG_CONFIG_HOME/imc-planner"
    for scale in 1e9 0 -1 inf NaN 50; do
        echo "(interface_scale: $scale, window_size: Some((inf, -3.0)), recent: [\"plan.ron\"])" \
            >"$XDG_CONFIG_HOME/imc-planner/preferences.ron"
        start_program
        wait_for_window "IMC Planner"
        sleep 1
        key ctrl+q
        assert_exits_with 0
    done
    WAYLAND_DISPLAY=wayland-of-yesterday start_program
    wait_for_window "IMC Planner"
    kill_program TERM
    env -u DISPLAY "$PROGRAM" >"$WORK/none.txt" 2>&1 || code=$?
    assert_equal "the exit code without a desktop" "$code" 1
    assert_contains "what is said" "$WORK/none.txt" "there is no desktop here"
    env -u DISPLAY LC_ALL=ar_JO.UTF-8 "$PROGRAM" >"$WORK/none.txt" 2>&1 || true
    assert_contains "what is said in Arabic" "$WORK/none.txt" "لا يوجد هنا سطح مكتب"
    DISPLAY=:4242 "$PROGRAM" >"$WORK/none.txt" 2>&1 || true
    assert_contains "what is said" "$WORK/none.txt" "the desktop does not answer"
}

# A plan named in a short way is the same plan from any folder; the path dialog knows folders, the home folder and the ending;
# Enter answers with the button that has the focus.
scenario_paths_and_answers() {
    local plan
    plan="$(copy_of_plan rayhan-soap.ron)"
    (cd "$WORK/plans" && exec env LC_ALL="$LC_ALL" "$PROGRAM" rayhan-soap.ron >"$WORK/program.log" 2>&1) &
    PROGRAM_PID=$!
    wait_for_window "rayhan-soap.ron"
    settle
    click 570 178
    key alt+Right
    is_changed_now() { [[ "$(title)" == •* ]]; }
    wait_until "the plan is changed" is_changed_now
    key ctrl+q
    sleep 1
    # Cancel is the first of the buttons; the answer that Enter gives stands last.
    key Tab Return
    sleep 1
    quietly kill -0 "$PROGRAM_PID" || fail "Enter on Cancel ended the program"
    assert_same_file "Enter on Cancel saves nothing" "$plan" "$ROOT/saves/rayhan-soap.ron"
    cp "$ROOT/saves/three-channels.ron" "$HOME/Summer 2.0.ron"
    mkdir "$HOME/shelf"
    key ctrl+shift+s
    wait_for_path_dialog 1
    key ctrl+a
    type_text "~/shelf"
    key Return
    sleep 1
    shot "folder"
    ! compgen -G "$HOME/shelf*.ron" >/dev/null || fail "a file was saved beside a folder"
    key ctrl+a
    type_text "~/Summer 2.0"
    key Return
    sleep 1
    shot "exists"
    assert_same_file "a file that stands there is asked about" "$HOME/Summer 2.0.ron" "$ROOT/saves/three-channels.ron"
    key Tab Tab Return
    is_replaced() { ! cmp -s "$HOME/Summer 2.0.ron" "$ROOT/saves/three-channels.ron"; }
    wait_until "it is replaced once that is wanted" is_replaced
    wait_for_window "Summer 2.0.ron"
    key ctrl+q
    assert_exits_with 0
    assert_contains "the recent files" "$XDG_CONFIG_HOME/imc-planner/preferences.ron" "$WORK/plans/rayhan-soap.ron"
}

# Another program changes the file while it is open: saving asks first.
scenario_changed_on_disk() {
    local plan
    plan="$(copy_of_plan rayhan-soap.ron)"
    change_plan "$plan"
    echo "// by another program" >>"$plan"
    cp "$plan" "$WORK/plans/theirs.ron"
    key ctrl+s
    sleep 1.5
    shot "changed-on-disk"
    assert_same_file "what the other program wrote" "$plan" "$WORK/plans/theirs.ron"
    kill_program TERM
}

# The program is killed at random moments of saving: by command (which saves as the window does, and starts faster), and
# a tenth as often in the window. The file is the old one or the new one every time.
scenario_kill_while_saving() {
    local kills=30 number=0 killed=0 plan="$WORK/plans/killed.ron" samples=(rayhan-soap three-channels)
    local old=0 new=0 partial=0
    [ -z "${LONG:-}" ] || kills=300
    for number in 0 1; do "$PROGRAM" new --force --from "${samples[$number]}" "$WORK/$number.ron" >/dev/null; done
    cp "$WORK/0.ron" "$plan"
    while ((killed < kills)); do
        number=$((number + 1))
        "$PROGRAM" new --force --from "${samples[$((number % 2))]}" "$plan" >/dev/null 2>&1 &
        PROGRAM_PID=$!
        # Half of them as soon as the new file is being written, half at any moment of the whole.
        if ((number % 4 < 2)); then
            while quietly kill -0 "$PROGRAM_PID" && ! compgen -G "$WORK/plans/.*.part" >/dev/null; do :; done
        else
            sleep "0.0$(printf '%02d' $((RANDOM % 30)))"
        fi
        # Who had ended before was not killed.
        if kill_program KILL; then killed=$((killed + 1)); fi
        if compgen -G "$WORK/plans/.*.part" >/dev/null; then partial=$((partial + 1)); rm -f "$WORK"/plans/.*.part; fi
        if cmp -s "$plan" "$WORK/$((number % 2)).ron"; then
            new=$((new + 1))
        elif cmp -s "$plan" "$WORK/$(((number + 1) % 2)).ron"; then
            old=$((old + 1))
            cp "$WORK/$((number % 2)).ron" "$plan"
        else
            fail "kill $number left neither the old nor the new file"
        fi
    done
    echo "   $kills kills by command: $old left the old file, $new the new one, $partial in the middle of writing; none lost"
    kill_while_the_window_saves $((kills / 10))
}

kill_while_the_window_saves() {
    local number plan moment
    for ((number = 1; number <= $1; number++)); do
        plan="$(copy_of_plan rayhan-soap.ron)"
        change_plan "$plan"
        wait_until "the change has its recovery copy" there_is_a_copy
        key ctrl+s
        moment="0.0$(printf '%02d' $((RANDOM % 100)))"
        sleep "$moment"
        kill_program KILL
        "$PROGRAM" check "$plan" >/dev/null || fail "kill $number left a file that is no plan"
        if cmp -s "$plan" "$ROOT/saves/rayhan-soap.ron"; then
            there_is_a_copy || fail "kill $number lost the change: neither saved nor kept"
        fi
        rm -rf "$XDG_STATE_HOME/imc-planner/recovery"
    done
    echo "   $1 kills in the window: none lost"
}

# Each operation of saving fails in turn, as the real program meets it: no room, no permission, a disk with errors, another
# device. The old file is whole, the reason is said, and no part of the new one stays.
scenario_failing_disk() {
    local plan="$WORK/plans/plan.ron" fault call code failed=0
    if ! command -v strace >/dev/null || ! strace -o /dev/null true 2>/dev/null; then
        echo "   strace cannot be used here: left out"
        return
    fi
    "$PROGRAM" new --from rayhan-soap "$plan" >/dev/null
    cp "$plan" "$WORK/before.ron"
    for call in write fchmod fsync rename,renameat,renameat2; do
        for fault in ENOSPC EDQUOT EACCES EROFS EIO EXDEV; do
            code=0
            strace -f -o /dev/null -e "trace=$call" -e "inject=$call:error=$fault:when=1" \
                "$PROGRAM" new --force --from three-channels "$plan" >"$WORK/fault.txt" 2>&1 || code=$?
            assert_equal "the exit code when $call fails with $fault" "$code" 1
            assert_contains "what is said" "$WORK/fault.txt" "the file was not saved"
            assert_same_file "the file when $call fails with $fault" "$plan" "$WORK/before.ron"
            ! compgen -G "$WORK/plans/.*.part" >/dev/null || fail "$call: $fault left a part of a file"
            failed=$((failed + 1))
        done
    done
    # Once the new file stands in its place, nothing can fail any more.
    strace -f -o /dev/null -e trace=fsync -e inject=fsync:error=EIO:when=2 \
        "$PROGRAM" new --force --from three-channels "$plan" >"$WORK/fault.txt" 2>&1
    echo "   $failed operations failed in turn: none lost"
}

# The disk fills up while a plan is open: nothing is written over it, the plan stays open and is kept elsewhere, and once there
# is room again it is saved.
scenario_full_disk() {
    local disk="$WORK/small" plan="$WORK/small/plan.ron" code=0
    mkdir "$disk"
    if ! mount -t tmpfs -o size=64k tmpfs "$disk" 2>/dev/null; then
        echo "   a small disk cannot be mounted here: left out"
        return
    fi
    SMALL_DISK="$disk"
    cp "$ROOT/saves/rayhan-soap.ron" "$plan"
    change_plan "$plan"
    dd if=/dev/zero of="$disk/filler" bs=1k 2>/dev/null || true
    "$PROGRAM" new --force --from three-channels "$plan" >"$WORK/fault.txt" 2>&1 || code=$?
    assert_equal "the exit code on a full disk" "$code" 1
    assert_contains "what is said" "$WORK/fault.txt" "the file was not saved"
    key ctrl+s
    settle
    shot "full-disk"
    assert_same_file "the file on a full disk" "$plan" "$ROOT/saves/rayhan-soap.ron"
    [[ "$(title)" == •* ]] || fail "the plan counts as saved"
    wait_until "the change has its recovery copy" there_is_a_copy
    rm "$disk/filler"
    key Escape ctrl+s
    is_saved() { ! cmp -s "$plan" "$ROOT/saves/rayhan-soap.ron"; }
    wait_until "the plan is saved" is_saved
    "$PROGRAM" check "$plan" >/dev/null || fail "what was saved is no plan"
    key ctrl+q
    assert_exits_with 0
    assert_equal "files on the disk" "$(ls -A "$disk")" "plan.ron"
}

# Further scenarios go here, named scenario_…; they begin in the order in which they are listed below.
readonly SCENARIOS=(
    open_and_quit build_a_plan type_ahead write_in_arabic worksheet_in_arabic recovery changed_on_disk kill_while_saving failing_disk
    full_disk slow_disk sudden_ends odd_surroundings paths_and_answers
)

# --- running them ----------------------------------------------------------------------------------------------

# A scenario mostly waits for the program to come to rest: two at a time take little longer than one.
readonly LANES=2

main() {
    (($# >= 1)) || { sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
    local program="$1" name missing=()
    shift
    for name in Xvfb openbox xdotool setxkbmap import; do
        command -v "$name" >/dev/null || missing+=("$name")
    done
    ((${#missing[@]} == 0)) || { echo "not installed: ${missing[*]}" >&2; exit 2; }
    [ -x "$program" ] || { echo "no program at $program" >&2; exit 2; }
    PROGRAM="$(realpath "$program")"
    SHOTS="$(realpath -m "${SHOTS:-$ROOT/target/e2e}")"
    (($# > 0)) || set -- "${SCENARIOS[@]}"
    for name in "$@"; do
        declare -F "scenario_$name" >/dev/null || { echo "there is no scenario $name" >&2; exit 2; }
    done
    if (($# == 1)); then
        play "$1"
    else
        # What a scenario prints is kept together; one that fails does not keep the others from being played.
        printf '%s\n' "$@" | SHOTS="$SHOTS" xargs -P "$LANES" -I NAME \
            bash -c 'code=0; said="$("$1" "$2" "$3" 2>&1)" || code=$?; printf "%s\n" "$said"; exit $((code > 0))' \
            bash "${BASH_SOURCE[0]}" "$PROGRAM" NAME
    fi
}

# A scenario has a screen and folders to itself; what it leaves behind cannot help or hurt another one.
play() {
    local start=$SECONDS
    (
        trap stop_all EXIT
        trap 'fail "$BASH_COMMAND (line $LINENO)"' ERR
        SCENARIO="$1"
        start_screen
        DISPLAY_IS_OURS=yes
        "scenario_$1"
    )
    echo "   $1 passed in $((SECONDS - start)) s"
}

main "$@"
