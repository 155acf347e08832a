"""The line of each value, in TOML that is written in unusual ways."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from numeric.toml_source import read_toml

TRICKY = '''# [not.a.table]
a = 1
"b.c" . d = "[" # ]
text = """
[no]
x = "1" """""

[ table . 'in\\ner' ]   # comment
inline = { x = [1, 2], y = "}" }
m = [ # rows
  [1,
   2], [3, 4],

  ["]", '#'],
]
after = 'x = 3'
date = 1979-05-27 07:32:00
[[many]]
z = 1
[[many]]
y = 2
z = [1,
 2]
[many.inner]
x = 1
[[many.inner2]]
w = 1
[last]
z = -1.50
'''


def test_lines_of_tables_keys_and_elements(tmp_path: Path) -> None:
    path = tmp_path / "tricky.toml"
    path.write_text(TRICKY, encoding="utf-8")
    source = read_toml(path)
    inner = ("table", "in\\ner")
    expected = {
        ("a",): 2,
        ("b.c",): 3,
        ("b.c", "d"): 3,
        ("text",): 4,
        inner: 8,
        (*inner, "inline"): 9,
        (*inner, "m"): 10,
        (*inner, "m", 0): 11,
        (*inner, "m", 0, 0): 11,
        (*inner, "m", 0, 1): 12,
        (*inner, "m", 1): 12,
        (*inner, "m", 1, 1): 12,
        (*inner, "m", 2): 14,
        (*inner, "m", 2, 1): 14,
        (*inner, "after"): 16,
        (*inner, "date"): 17,
        ("many",): 18,
        ("many", 0): 18,
        ("many", 0, "z"): 19,
        ("many", 1): 20,
        ("many", 1, "y"): 21,
        ("many", 1, "z", 1): 23,
        ("many", 1, "inner", "x"): 25,
        ("many", 1, "inner2", 0, "w"): 27,
        ("last",): 28,
        ("last", "z"): 29,
    }
    assert {keys: source.lines.get(keys) for keys in expected} == expected
    assert ("no",) not in source.lines
    assert ("x",) not in source.lines
    assert source.content["last"] == {"z": Decimal("-1.50")}


def test_an_error_inside_a_value_without_a_line_is_at_what_is_around_it(tmp_path: Path) -> None:
    path = tmp_path / "tricky.toml"
    path.write_text(TRICKY, encoding="utf-8")
    source = read_toml(path)
    assert source.error(("last", "missing"), "no").line == 28
    assert source.error(("nowhere",), "no").line is None
    assert str(source.error(("a",), "no")) == f"{path}:2: no"
