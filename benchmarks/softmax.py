"""A softmax regression with penalties on large weights, for tables of two kinds: few telling columns, each with one
weight for all classes or one for each, and many words with a weight for each class. Needs numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

STEPS = 12
# The telling columns and the words are fitted in turns; so many steps downhill for the words in each.
TURNS, DOWNHILL = 4, 40


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be learned: ``table`` has a row an example, a layer a class, a column a weight; ``words`` a row an
    example, a column a word; ``have`` the class of every example, ``weights`` what it counts; ``charge`` the penalty
    of every column, ``of_word`` that of the words.
    """

    table: Any
    words: Any
    have: Any
    weights: Any
    charge: Any
    of_word: float


def shares(scores: Any) -> Any:
    """The likelihood of each class."""
    found = np.exp(scores - scores.max(axis=1, keepdims=True))
    return found / found.sum(axis=1, keepdims=True)


def _missing(task: Task, scores: Any) -> Any:
    found = shares(scores)
    found[range(len(task.have)), task.have] -= 1
    return found * task.weights[:, None]


def _columns(task: Task, found: Any, beside: Any) -> Any:
    """The weights of the columns, by Newton's method; ``beside`` is what the words say."""
    table, weights, charge = task.table, task.weights, task.charge

    def loss(of: Any) -> Any:
        scores = table @ of + beside
        top = scores.max(axis=1)
        total = np.log(np.exp(scores - top[:, None]).sum(axis=1)) + top - scores[range(len(task.have)), task.have]
        return (weights * total).sum() + (charge * of * of).sum() / 2

    for _ in range(STEPS):
        scores = table @ found + beside
        slope = np.einsum("ik,ikj->j", _missing(task, scores), table) + charge * found
        share = shares(scores)
        mean = np.einsum("ik,ikj->ij", share, table)
        loud = (table * np.sqrt(share * weights[:, None])[:, :, None]).reshape(-1, len(found))
        even = mean * np.sqrt(weights)[:, None]
        step = np.linalg.solve(loud.T @ loud - even.T @ even + np.diag(charge), slope)
        if np.abs(step).max() < 1e-4:
            break
        while loss(found - step) > loss(found) and np.abs(step).max() > 1e-6:
            step = step / 2
        found = found - step
    return found


def _spoken(task: Task, found: Any, beside: Any) -> Any:
    """The weights of the words, downhill with swing; ``beside`` is what the columns say."""
    some = task.words * np.sqrt(task.weights)[:, None]
    around = np.ones(some.shape[1])
    for _ in range(8):  # how steep it can be at most
        around = some.T @ (some @ around)
        steep = np.linalg.norm(around)
        around /= steep
    pace = 1 / (steep / 2 + task.of_word)
    last = ahead = found
    for step in range(DOWNHILL):
        slope = task.words.T @ _missing(task, beside + task.words @ ahead) + task.of_word * ahead
        following = ahead - pace * slope
        ahead = following + step / (step + 3) * (following - last)
        last = following
    return last


def fit(task: Task) -> tuple[Any, Any]:
    """The weights of the columns and those of the words with every class."""
    columns = np.zeros(task.table.shape[2])
    spoken = np.zeros((task.words.shape[1], task.table.shape[1]))
    for _ in range(TURNS):
        columns = _columns(task, columns, task.words @ spoken)
        spoken = _spoken(task, spoken, task.table @ columns)
    return columns, spoken
