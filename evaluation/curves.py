"""What larger inputs cost, printed kind by kind, and whether it stays linear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


def print_curves(
    head: str, sizes: Sequence[int], kinds: Iterable[str], seconds: Callable[[str, int], float], limit: float
) -> bool:
    """Whether all kinds stay linear: the last size may take ``limit`` times what the first one takes for its part.

    ``seconds``: what a kind of a size takes.
    """
    linear = True
    print(f"{head:28}" + "".join(f"{size:10,}" for size in sizes))
    for kind in kinds:
        taken = [seconds(kind, size) for size in sizes]
        over = taken[-1] > limit * taken[0] * sizes[-1] / sizes[0]
        linear &= not over
        print(f"{kind:28}" + "".join(f"{one:10.2f}" for one in taken) + ("  BROKEN" if over else ""))
    return linear
