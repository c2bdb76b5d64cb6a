"""This file holds the wait after wrong passwords, which outlives a restart and a clock set back."""

from collections.abc import Callable
from math import ceil

from asn_desktop.rules.password_policy import login_delay_seconds


class LoginDelays:
    """Failed tries per account, kept in the keyring's `failures` and never locking for good."""

    def __init__(
        self,
        kept: dict[str, dict[str, float]],
        clock: Callable[[], float],
        monotonic: Callable[[], float],
    ) -> None:
        self._kept = kept
        self._clock = clock
        self._monotonic = monotonic
        self._last_try: dict[str, float] = {}

    def rebind(self, kept: dict[str, dict[str, float]]) -> None:
        """Go on with the copy that was written last."""
        self._kept = kept

    def failures(self, account_id: int) -> int:
        """Wrong passwords since the last right one."""
        return int(self._kept.get(str(account_id), {}).get("count", 0))

    def seconds_left(self, account_id: int) -> int:
        """Whole seconds still to wait, 0 when a try is allowed."""
        kept = self._kept.get(str(account_id))
        if kept is None:
            return 0
        delay = login_delay_seconds(int(kept["count"]))
        now = self._clock()
        if now < kept["at"]:
            # A clock set back would make the wait endless; it begins anew instead.
            kept["at"] = now
        elapsed = now - kept["at"]
        started = self._last_try.get(str(account_id))
        if started is not None:
            # Setting the clock forward while the program runs shortens nothing.
            elapsed = min(elapsed, self._monotonic() - started)
        return max(0, ceil(delay - elapsed))

    def count_failure(self, account_id: int) -> int:
        """Count one wrong password; returns the seconds to wait from now."""
        count = self.failures(account_id) + 1
        self._kept[str(account_id)] = {"count": count, "at": self._clock()}
        self._last_try[str(account_id)] = self._monotonic()
        return login_delay_seconds(count)

    def forget(self, account_id: int) -> bool:
        """Begin at zero after a right password; says whether there was anything to forget."""
        self._last_try.pop(str(account_id), None)
        return self._kept.pop(str(account_id), None) is not None
