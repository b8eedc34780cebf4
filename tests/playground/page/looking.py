"""Waiting for what somebody did on the page to arrive."""

from playwright.async_api import Page as Tab


async def seen_by(tab: Tab, deeds: list[object], deed: object) -> None:
    """Wait until a platform knows of `deed`."""
    for _ in range(100):
        if deed in deeds:
            return
        await tab.evaluate("new Promise(requestAnimationFrame)")
    assert deed in deeds
