"""Verbs with which somebody is quoted, as every reader of a passage asks for them."""

from __future__ import annotations

SAYING = ("说", "介绍", "表示", "告诉", "坦言", "回忆", "感慨", "感叹")
"""道, 讲 and 称 are more often part of another word: those ask for them who can tell."""
SAYS = "|".join(SAYING)
"""A pattern of any of them."""
