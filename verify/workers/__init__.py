"""Working at many documents or functions at once, here or wherever an executor has its workers."""

from verify.workers.examine import Job, examine_all, usable_cores

__all__ = ["Job", "examine_all", "usable_cores"]
