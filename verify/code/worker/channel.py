"""Messages between the two processes: JSON and arrays, in NumPy's own file format, with a length.

Nothing that comes through here is ever more than numbers and text.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import numpy as np

HEADER = struct.Struct(">Q")
MOST_BYTES = 2**33
NUMBERS = "biufc"  # the kinds of dtype that are numbers


class ChannelError(ValueError):
    """What came is not a message."""


class Closed(ChannelError):
    """Nobody is at the other end."""


Message = tuple[dict[str, Any], dict[str, Any]]


def send(handle: int, content: Mapping[str, Any], arrays: Mapping[str, Any]) -> None:
    """Write one message to a file descriptor; OSError where nobody reads any more."""
    named = {f"array{place}": np.asarray(value) for place, value in enumerate(arrays.values())}
    whole = {"content": dict(content), "names": list(arrays)}
    text = np.frombuffer(json.dumps(whole).encode(), dtype=np.uint8)
    buffer = BytesIO()
    np.savez(buffer, text=text, **named)  # type: ignore[arg-type] # the names are not parameters
    data = buffer.getbuffer()
    _write(handle, HEADER.pack(len(data)))
    _write(handle, data)


def receive(handle: int) -> Message:
    """Read one message from a file descriptor; ChannelError if it is none."""
    (length,) = HEADER.unpack(_read(handle, HEADER.size))
    if length > MOST_BYTES:
        raise ChannelError(f"a message of {length} bytes")
    try:
        with np.load(BytesIO(_read(handle, length))) as loaded:
            whole = json.loads(loaded["text"].tobytes())
            names = whole["names"]
            arrays = {name: loaded[f"array{place}"] for place, name in enumerate(names)}
        content = dict(whole["content"])
    except Closed:
        raise
    except Exception as error:  # whatever is wrong with it, it is no message
        raise ChannelError(f"no message: {type(error).__name__}") from error
    if any(array.dtype.kind not in NUMBERS for array in arrays.values()):
        raise ChannelError("an array of something other than numbers")
    return content, arrays


def _write(handle: int, data: bytes | memoryview) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view[: 2**20]) :]


def _read(handle: int, length: int) -> bytes:
    parts, left = [], length
    while left:
        part = os.read(handle, min(left, 2**20))
        if not part:
            raise Closed("the other end is closed")
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
