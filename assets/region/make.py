#!/usr/bin/env python3
"""Makes the tables of this folder from the Unicode CLDR.

    npm install --no-save cldr-core cldr-dates-full cldr-numbers-full    # in a folder outside the repository
    python3 make.py FOLDER/node_modules

The tables are data of the CLDR (LICENSE-UNICODE), in the selection that the program needs.
"""
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent

# ISO 4217: decimals of the minor unit where they are not two, and the codes that are in force without being the money of a
# country (funds, units of account). Metals and codes for tests are left out.
ISO_DIGITS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}
FUNDS = "BOV CHE CHW CLF COU MXV USN UYI UYW XDR XSU XUA".split()
# In force by ISO 4217, where the CLDR names another money for the country, or none yet.
ALSO = "SVC VED XCG ZWG".split()


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def countries(root):
    supplemental = root / "cldr-core/supplemental"
    first = read(supplemental / "weekData.json")["supplemental"]["weekData"]["firstDay"]
    months, sets, digits = {}, {}, {}
    for folder in sorted((root / "cldr-dates-full/main").iterdir()):
        name = folder.name
        if name != "ar" and not name.startswith("ar-"):
            continue
        calendar = read(folder / "ca-gregorian.json")["main"][name]["dates"]["calendars"]["gregorian"]
        names = tuple(calendar["months"]["format"]["wide"][str(month)] for month in range(1, 13))
        numbers = read(root / f"cldr-numbers-full/main/{name}/numbers.json")["main"][name]["numbers"]
        country = name[3:] or "001"
        digits[country] = numbers["defaultNumberingSystem"]
        months[country] = sets.setdefault(names, country)
    money = money_of_countries(read(supplemental / "currencyData.json")["supplemental"]["currencyData"]["region"])
    codes = sorted({code for code in [*first, *months, *money] if len(code) == 2})
    lines = ["# Country, first day of its weeks, digits of Arabic texts there (arab, latn), country whose month names Arabic",
             "# texts use there, its money. 001 is the world: what holds where a country says nothing. From CLDR by make.py."]
    default = (first["001"], digits["001"], "001", "USD")
    lines.append("\t".join(("001", *default)))
    for code in codes:
        row = (first.get(code, default[0]), digits.get(code, default[1]), months.get(code, default[2]), money.get(code, default[3]))
        if row != default or code in months:
            lines.append("\t".join((code, *row)))
    write("countries.tsv", lines)
    lines = ["# Arabic names of the Gregorian months, by the first country that uses them. From CLDR by make.py."]
    lines += ["\t".join((country, *names)) for names, country in sorted(sets.items(), key=lambda pair: pair[1])]
    write("months.tsv", lines)


def money_of_countries(regions):
    """The money that each country uses: of those in force, the first that the CLDR names."""
    money = {}
    for country, entries in regions.items():
        in_force = [code for entry in entries for code, dates in entry.items()
                    if "_to" not in dates and dates.get("_tender") != "false"]
        if in_force and in_force[0] != "XXX":
            money[country] = in_force[0]
    return money


def currencies(root):
    data = read(root / "cldr-core/supplemental/currencyData.json")["supplemental"]["currencyData"]
    digits = {code: int(entry["_digits"]) for code, entry in data["fractions"].items()}
    in_force = set(FUNDS + ALSO)
    for entries in data["region"].values():
        for entry in entries:
            for code, dates in entry.items():
                if "_to" not in dates and dates.get("_tender") != "false":
                    in_force.add(code)
    in_force -= {"XXX", "XTS"}
    names = {}
    for language in ("en", "ar"):
        path = root / f"cldr-numbers-full/main/{language}/currencies.json"
        names[language] = read(path)["main"][language]["numbers"]["currencies"]
    lines = ["# Currency by ISO 4217, decimals that are written (CLDR), decimals of the minor unit (ISO 4217), English and Arabic",
             "# name. From CLDR by make.py; Arabic names that it lacks are added there."]
    for code in sorted(in_force):
        english = names["en"][code]["displayName"]
        arabic = names["ar"].get(code, {}).get("displayName", code)
        arabic = ADDED.get(code, arabic).replace("\u200f", "").strip()
        if arabic == code:
            print("no Arabic name:", code, english)
        lines.append("\t".join((code, str(digits.get(code, digits["DEFAULT"])), str(ISO_DIGITS.get(code, 2)), english, arabic)))
    write("currencies.tsv", lines)


# Arabic names that the CLDR does not have, and one that its country does not use.
ADDED = {
    "CHE": "يورو WIR",
    "CHW": "فرنك WIR",
    "CLF": "وحدة الحساب التشيلية (UF)",
    "COU": "وحدة القيمة الحقيقية الكولومبية",
    "LBP": "ليرة لبنانية",
    "MXV": "وحدة الاستثمار المكسيكية",
    "UYI": "بيزو أوروغواي (وحدات مفهرسة)",
    "UYW": "وحدة مؤشر الأجور الاسمية في أوروغواي",
    "VED": "بوليفار سيادي",
    "XSU": "سوكري",
    "XUA": "وحدة حساب بنك التنمية الأفريقي",
}


def write(name, lines):
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    countries(Path(sys.argv[1]))
    currencies(Path(sys.argv[1]))
