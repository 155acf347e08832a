"""Kept answers: each under a key over all that it depends on, and only conclusive ones.

Nothing here imports more than the standard library, so that a second run over unchanged input
answers before SymPy would have been loaded.
"""

from verify.cache.key import Key, KeyMaker, code_key, document_key
from verify.cache.store import FOLDER, Cache, CacheError, clean
from verify.cache.surroundings import Environment, environment

__all__ = [
    "FOLDER",
    "Cache",
    "CacheError",
    "Environment",
    "Key",
    "KeyMaker",
    "clean",
    "code_key",
    "document_key",
    "environment",
]
