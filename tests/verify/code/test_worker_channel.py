"""Messages: what goes in comes out, and what is no message is refused."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from threading import Thread
from typing import Any

import numpy as np
import pytest

from verify.code.worker.channel import MOST_BYTES, ChannelError, Closed, receive, send


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    for handle in (reading, writing):
        with suppress(OSError):
            os.close(handle)


def packed(content: Any, arrays: dict[str, Any], **settings: Any) -> bytes:
    """A message as its other end might write it."""
    text = np.frombuffer(json.dumps(content).encode(), dtype=np.uint8)
    buffer = BytesIO()
    np.savez(buffer, text=text, **arrays, **settings)
    return buffer.getvalue()


def written(handle: int, data: bytes, length: int | None = None) -> None:
    os.write(handle, struct.pack(">Q", len(data) if length is None else length) + data)
    os.close(handle)


def test_content_and_arrays_arrive_as_they_were(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    arrays = {
        "a name with: dots.and spaces": np.arange(6.0).reshape(2, 3),
        "single": np.float32(1.5),
        "none": np.zeros((0, 3)),
        "complex": np.array([1 + 2j]),
        "bool": np.array([True, False]),
        "ids": np.array([1, 2], dtype=np.int32),
    }
    send(writing, {"do": "run", "plan": {"x": [1, None, "ε"]}}, arrays)
    content, found = receive(reading)
    assert content == {"do": "run", "plan": {"x": [1, None, "ε"]}}
    assert found.keys() == arrays.keys()
    for name, value in arrays.items():
        assert np.array_equal(found[name], value)
        assert found[name].dtype == np.asarray(value).dtype


def test_a_message_larger_than_a_pipe_arrives(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    large = np.random.default_rng(0).standard_normal(300_000)
    thread = Thread(target=send, args=(writing, {}, {"large": large}))
    thread.start()
    _, found = receive(reading)
    thread.join()
    assert np.array_equal(found["large"], large)


def test_messages_come_one_after_the_other(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    for number in range(3):
        send(writing, {"number": number}, {})
    assert [receive(reading)[0]["number"] for _ in range(3)] == [0, 1, 2]


@pytest.mark.parametrize("kept", [0, 4, 8, 20])
def test_a_message_that_breaks_off_is_an_end(kept: int, pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    data = packed({"content": {}, "names": []}, {})
    os.write(writing, (struct.pack(">Q", len(data)) + data)[:kept])
    os.close(writing)
    with pytest.raises(Closed):
        receive(reading)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a file of NumPy's",
        packed([], {}),
        packed({"names": []}, {}),
        packed({"content": {}}, {}),
        packed({"content": 3, "names": []}, {}),
        packed({"content": {}, "names": ["x"]}, {}),
        packed({"content": {}, "names": ["x"]}, {"array0": np.array([{}], dtype=object)}),
        packed({"content": {}, "names": ["x"]}, {"array0": np.array(["text"])}),
        packed({"content": {}, "names": ["x"]}, {"array0": np.array(["2020"], "datetime64[Y]")}),
    ],
)
def test_what_is_no_message_is_refused(data: bytes, pipe: tuple[int, int]) -> None:
    """An array of objects above all: reading one would run what is in it."""
    reading, writing = pipe
    written(writing, data)
    with pytest.raises(ChannelError) as error:
        receive(reading)
    assert not isinstance(error.value, Closed)


def test_a_length_that_cannot_be_is_refused_before_it_is_read(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    written(writing, b"", MOST_BYTES + 1)
    with pytest.raises(ChannelError, match="a message of 8589934593 bytes"):
        receive(reading)


def test_nobody_reads_any_more(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    os.close(reading)
    with pytest.raises(OSError, match="pipe"):
        send(writing, {}, {})
