"""The schema of the example file agrees with what the loader takes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from derivations.gpt2 import Gpt2
from derivations.operations import SETTINGS
from numeric.example import ExampleError, load_example
from numeric.example_sizes import MAX_SIZE
from numeric.example_steps import OWN_KEYS
from tests.numeric.example_texts import ATTENTION, GRAPHS, LAYER_NORM, MLP

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "numeric" / "example.schema.json").read_text(encoding="utf-8"))
CHAPTER = (ROOT / "examples" / "chapter" / "example.toml").read_text(encoding="utf-8")

# What is wrong in form, whatever the network: both have to refuse it.
BROKEN = {
    "no format": (MLP, "format = 1\n", ""),
    "another format": (MLP, "format = 1", "format = 2"),
    "unknown table": (MLP, "[given]", "[givn]"),
    "no steps": (LAYER_NORM, "[[steps]]\n", "steps = []\n[other]\n"),
    "no operation": (LAYER_NORM, 'operation = "layer_norm"\n', ""),
    "unknown option": (LAYER_NORM, '"sample"', '"biased"'),
    "a flag in quotes": (ATTENTION, "scaled = true", 'scaled = "true"'),
    "name with a space": (MLP, 'name = "hidden"', 'name = "hidden layer"'),
    "values in a step": (MLP, 'W = "W_1"', "W = [[1]]"),
    "text for a number": (MLP, "b_1 = 0.35", 'b_1 = "0.35"'),
    "no rule": (MLP, 'rule = "sgd"\n', ""),
    "negative rate": (MLP, "learning_rate = 0.5", "learning_rate = -0.5"),
    "no update": (MLP, 'rule = "sgd"', 'rule = "sgd"\nsteps = 0'),
    "size 0": (MLP, "[given]", "[sizes]\nT = 0\n[given]"),
    "a preset as well": (MLP, "[given]", "[network]\n[given]"),
    "absolute path": (MLP, "[given]", '[document]\npath = "/a.md"\n[given]'),
    "unknown printing": (MLP, "[given]", '[document]\npath = "a"\nprinting = "cut"\n[given]'),
    "preset with steps' values": (CHAPTER, "[data]", "[given]\n[data]"),
    "unknown preset": (CHAPTER, 'preset = "gpt2"', 'preset = "gpt3"'),
    "no target in capitals": (CHAPTER, '"none"]', '"None"]'),
    "figure without quotes": (CHAPTER, '["0.4114", ', "[0.4114, "),
    "repeated token": (CHAPTER, '"AI", "rocks"', '"AI", "AI"'),
}


def accepts(text: str) -> bool:
    return bool(Draft202012Validator(SCHEMA).is_valid(tomllib.loads(text)))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", GRAPHS)
def test_it_accepts_what_loads(name: str) -> None:
    assert accepts(GRAPHS[name])


def test_it_accepts_the_chapter() -> None:
    assert accepts(CHAPTER)


@pytest.mark.parametrize("name", BROKEN)
def test_both_refuse_what_is_broken(name: str, tmp_path: Path) -> None:
    text, old, new = BROKEN[name]
    assert old in text
    broken = text.replace(old, new, 1)
    assert not accepts(broken)
    path = tmp_path / "example.toml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(ExampleError):
        load_example(path)


def test_it_has_every_setting_of_the_operations_and_of_the_preset() -> None:
    written = SCHEMA["properties"]["steps"]["items"]["properties"]
    settings: dict[str, set[str | bool]] = {}
    for options in SETTINGS.values():
        for setting, values in options.items():
            settings.setdefault(setting, set()).update(values)
    assert written.keys() == {*OWN_KEYS, *settings}
    for setting, values in settings.items():
        allowed = written[setting].get("enum", [True, False])
        assert set(allowed) == values, setting
    preset = SCHEMA["properties"]["network"]["properties"]
    assert preset.keys() == {"preset", "epsilon", *vars(Gpt2())}


def test_limits_are_the_loaders() -> None:
    size = SCHEMA["properties"]["sizes"]["additionalProperties"]["anyOf"][0]
    assert size["maximum"] == MAX_SIZE
