#!/usr/bin/env bash
# Opens what the program exports with other programs, as those who receive it do.
#
#   tests/exchange.sh PROGRAM
#
# Uses what is installed of LibreOffice, poppler, desktop-file-utils, appstream, lintian, and of the Python packages openpyxl,
# openxml-audit, python-docx, python-pptx, pypdfium2, icalendar and mediaplanpy; what is missing is named, and its checks are
# left out. Ends with 0 when every check that ran has passed.
set -uo pipefail

readonly ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly PROGRAM="$(realpath "${1:?the program to test}")"
readonly WORK="$(mktemp -d "${TMPDIR:-/tmp}/imc-planner-exchange.XXXXXX")"
trap 'rm -rf "$WORK"' EXIT
export LC_ALL=C.UTF-8 HOME="$WORK/home"
mkdir -p "$HOME"
failures=0

check() {
    local name="$1"
    shift
    if "$@" >"$WORK/log" 2>&1; then
        echo "passed: $name"
    else
        echo "FAILED: $name"
        sed 's/^/    /' "$WORK/log"
        failures=$((failures + 1))
    fi
}

# needs NAME COMMAND…: whether a tool is there.
needs() {
    local name="$1"
    shift
    if "$@" >/dev/null 2>&1; then return 0; fi
    echo "left out: $name is not installed"
    return 1
}

write_files() {
    local kind language
    for plan in rayhan-soap three-channels; do
        for language in en ar both; do
            for kind in xlsx pdf svg png html csv ics json; do
                "$PROGRAM" export "$ROOT/saves/$plan.ron" "$WORK/$plan-$language.$kind" --language "$language" || return 1
            done
        done
    done
}

same_bytes() {
    local kind
    for kind in xlsx pdf svg png html csv ics json; do
        "$PROGRAM" export "$ROOT/saves/rayhan-soap.ron" "$WORK/again.$kind" --lang en --force || return 1
        cmp "$WORK/again.$kind" "$WORK/rayhan-soap-en.$kind" || return 1
    done
}

# A recalculation changes no shown digit.
recalculated() {
    local profile="$WORK/profile-$1"
    mkdir -p "$profile/user" "$WORK/$1"
    cat >"$profile/user/registrymodifications.xcu" <<XCU
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>$2</value></prop></item></oor:items>
XCU
    timeout 180 soffice "-env:UserInstallation=file://$profile" --headless --convert-to \
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' \
        --outdir "$WORK/$1" "$WORK/rayhan-soap-both.xlsx"
}

recalculation_changes_nothing() {
    recalculated cached 1 && recalculated fresh 0 && diff -r "$WORK/cached" "$WORK/fresh" && [ -n "$(ls "$WORK/fresh")" ]
}

arabic_is_whole() {
    local text
    text="$(pdftotext "$WORK/rayhan-soap-ar.pdf" - | sed "s/\xe2\x80[\xaa-\xae]//g")"
    for words in 'مقطع الإطلاق القصير' 'البريد الإلكتروني' 'صافي الوصول' 'مواقع التواصل الاجتماعي'; do
        grep -qF "$words" <<<"$text" || { echo "missing: $words"; return 1; }
    done
    pdfinfo "$WORK/rayhan-soap-ar.pdf" 2>/dev/null | grep -q 'Tagged: *yes'
}

write_books() {
    local kind language
    for language in en ar both; do
        for kind in pdf docx pptx; do
            "$PROGRAM" book "$ROOT/saves/rayhan-soap.ron" "$WORK/book-$language.$kind" --language "$language" || return 1
        done
    done
    for kind in pdf docx; do
        "$PROGRAM" book "$ROOT/saves/rayhan-soap.ron" "$WORK/book-beside.$kind" --language both --beside || return 1
    done
}

# No office program would offer to repair them.
books_are_sound() {
    local file
    for file in "$WORK"/book-*.docx "$WORK"/book-*.pptx; do
        openxml-audit "$file" | tee "$WORK/audit" | grep -q "Errors: 0" || { echo "$file"; cat "$WORK/audit"; return 1; }
    done
}

# A word processor and a program for slides open them, with as many pages as there are, and Arabic words whole.
books_open() {
    local kind language text pages
    for kind in docx pptx; do
        for language in en ar; do
            timeout 120 soffice "-env:UserInstallation=file://$WORK/profile-books" --headless --convert-to pdf \
                --outdir "$WORK/books-$kind" "$WORK/book-$language.$kind" || return 1
            pages="$(pdfinfo "$WORK/books-$kind/book-$language.pdf" | sed -n 's/^Pages: *//p')"
            ((pages >= 10)) || { echo "$kind $language: $pages pages"; return 1; }
        done
        text="$(pdftotext "$WORK/books-$kind/book-ar.pdf" - | sed "s/\xe2\x80[\xaa-\xae]//g")"
        grep -qF 'الملخص التنفيذي' <<<"$text" || { echo "$kind: words are missing"; return 1; }
    done
}

# The archive is the same each time; what it installs runs, and goes away again.
archive_installs() {
    local program="$PROGRAM" prefix="$WORK/a prefix" archive
    if command -v strip >/dev/null; then strip -o "$WORK/stripped" "$PROGRAM" && program="$WORK/stripped"; fi
    export CARGO_TARGET_DIR="$WORK/target"
    "$ROOT/packaging/build" "$program" || return 1
    archive="$(ls "$WORK"/target/packages/*.tar.gz)"
    cp "$archive" "$WORK/first.tar.gz"
    "$ROOT/packaging/build" "$program" >/dev/null && cmp "$archive" "$WORK/first.tar.gz" || return 1
    mkdir "$WORK/unpacked" && tar xzf "$archive" -C "$WORK/unpacked" --strip-components=1 || return 1
    PREFIX="$prefix" "$WORK/unpacked/install.sh" || return 1
    (cd / && "$prefix/bin/imc-planner" check "$ROOT/saves/rayhan-soap.ron") || return 1
    [ -s "$prefix/share/applications/imc-planner.desktop" ] && [ -s "$prefix/share/man/man1/imc-planner.1" ] || return 1
    if PREFIX="$prefix" "$WORK/unpacked/install.sh" --unknown; then return 1; fi
    PREFIX="$prefix" "$WORK/unpacked/install.sh" --uninstall || return 1
    # What is left are records of the desktop's own tools, where these are there.
    ! find "$prefix" -name '*imc-planner*' | grep . || return 1
    if command -v lintian && ls "$WORK"/target/packages/*.deb; then
        lintian --fail-on error "$WORK"/target/packages/*.deb || return 1
    fi
    unset CARGO_TARGET_DIR
}

main() {
    check "the files are written" write_files
    check "the archive is the same each time, installs, runs and goes away" archive_installs
    check "the books are written" write_books
    check "the same plan gives the same bytes" same_bytes
    if needs "LibreOffice" command -v soffice; then
        check "a recalculation changes no digit" recalculation_changes_nothing
    fi
    if needs "LibreOffice with poppler" command -v soffice pdftotext; then
        check "documents and slides open" books_open
    fi
    if needs "poppler" command -v pdftotext; then
        check "Arabic words come out of the PDF whole" arabic_is_whole
    fi
    if needs "openpyxl" python3 -c 'import openpyxl'; then
        check "openpyxl reads the workbook, and no text is a formula" python3 - "$WORK/rayhan-soap-both.xlsx" <<'PY'
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
assert len(book.sheetnames) == 18, book.sheetnames
assert book["التكاليف"].sheet_view.rightToLeft
costs = [row for row in book["Costs"].iter_rows(values_only=True) if row[0]]
assert costs[-1][0] == "Total" and abs(costs[-1][-1] - 2181) < 1e-9, costs[-1]
PY
    fi
    if needs "openxml-audit" command -v openxml-audit; then
        check "the workbook opens without repair" sh -c 'openxml-audit "$1" | grep -q "Errors: 0"' - "$WORK/rayhan-soap-both.xlsx"
    fi
    if needs "openxml-audit" command -v openxml-audit; then
        check "documents and slides open without repair" books_are_sound
    fi
    if needs "python-docx" python3 -c 'import docx'; then
        check "python-docx reads the documents" python3 - "$WORK" <<'PY'
import sys, docx
work = sys.argv[1]
for name in ["en", "ar", "both", "beside"]:
    book = docx.Document(f"{work}/book-{name}.docx")
    styles = [paragraph.style.name for paragraph in book.paragraphs]
    cells = [paragraph for table in book.tables for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]
    heads = [p for p in [*book.paragraphs, *cells] if p.style.name == "Heading 1"]
    assert len(heads) >= 8, (name, len(heads))
    assert len(book.tables) >= 8, (name, len(book.tables))
    assert "Caption" in styles and "Figure caption" in styles, name
    xml = book.element.xml
    assert "footnoteReference" in xml and "wgp" in xml, name
    assert ("bidiVisual" in xml) == (name != "en"), name
PY
    fi
    if needs "python-pptx" python3 -c 'import pptx'; then
        check "python-pptx reads the slides" python3 - "$WORK" <<'PY'
import sys, pptx
work = sys.argv[1]
for name in ["en", "ar", "both"]:
    slides = list(pptx.Presentation(f"{work}/book-{name}.pptx").slides)
    assert len(slides) >= 8, (name, len(slides))
    assert all(slide.shapes.title is not None and slide.shapes.title.text.strip() for slide in slides), name
    groups = [shape for slide in slides for shape in slide.shapes if shape.shape_type == 6]
    assert groups and max(len(group.shapes) for group in groups) > 40, name
    assert any(slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip() for slide in slides), name
PY
    fi
    if needs "pypdfium2" python3 -c 'import pypdfium2'; then
        check "Chrome's reader gives back words with vowels whole" python3 - "$WORK" "$ROOT" "$PROGRAM" <<'PY'
import re, subprocess, sys, unicodedata, pypdfium2
work, root, program = sys.argv[1:]
words = ["مُحَمَّدٌ", "عمّان", "الشَّمس"]
plan = open(f"{root}/saves/rayhan-soap.ron", encoding="utf-8").read()
plan = re.sub(r'title: \(\s*en: "[^"]*",\s*ar: "[^"]*"', f'title: (en: "Vowels", ar: "{" ".join(words)}"', plan, count=1)
open(f"{work}/vowels.ron", "w", encoding="utf-8").write(plan)
subprocess.run([program, "book", f"{work}/vowels.ron", f"{work}/vowels.pdf", "--language", "ar", "--force"], check=True)
bare = lambda text: unicodedata.normalize("NFC", "".join(c for c in text if c not in "\u200e\u200f\u202a\u202b\u202c"))
text = bare(pypdfium2.PdfDocument(f"{work}/vowels.pdf")[0].get_textpage().get_text_range())
for word in words:
    assert bare(word) in text, (word, text)
PY
    fi
    if needs "icalendar" python3 -c 'import icalendar'; then
        check "the calendar is read without errors" python3 - "$WORK/rayhan-soap-both.ics" <<'PY'
import sys, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
events = calendar.walk("VEVENT")
assert len(events) == 16 and not any(event.errors for event in events), len(events)
assert len({str(event["UID"]) for event in events}) == 16
PY
    fi
    if needs "mediaplanpy" python3 -c 'import mediaplanpy'; then
        check "the open format is valid by its own tool" python3 - "$WORK/rayhan-soap-en.json" <<'PY'
import json, sys
from mediaplanpy import MediaPlan
from mediaplanpy.schema import SchemaValidator
plan = json.load(open(sys.argv[1]))
assert SchemaValidator().validate(plan) == []
assert not SchemaValidator().validate_comprehensive(plan)["errors"]
assert MediaPlan.from_dict(plan).validate_model() == []
PY
    fi
    if needs "desktop-file-utils" command -v desktop-file-validate; then
        check "the desktop entry is valid" desktop-file-validate "$ROOT/packaging/imc-planner.desktop"
    fi
    if needs "appstream" command -v appstreamcli; then
        check "the AppStream data are valid" appstreamcli validate --no-net "$ROOT"/packaging/*.metainfo.xml
    fi
    for shell in bash zsh fish; do
        if needs "$shell" command -v "$shell"; then
            check "the completions of $shell are valid" sh -c '"$1" completions "$2" >"$3" && "$2" -n "$3"' - "$PROGRAM" "$shell" \
                "$WORK/completions.$shell"
        fi
    done
    if needs "man" command -v man; then
        check "the manual page is valid" sh -c '"$1" man >"$2" && ! man -l --warnings "$2" 2>&1 >/dev/null | grep .' - "$PROGRAM" \
            "$WORK/imc-planner.1"
    fi
    echo "$failures failed"
    [ "$failures" = 0 ]
}

main
