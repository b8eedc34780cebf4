"""The zones of the simulation: those whose clocks do the oddest things, and those where people live."""

ZONES = (
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Nuuk",
    "Pacific/Apia",
    "Antarctica/Troll",
    "Pacific/Chatham",
    "America/St_Johns",
    "America/New_York",
    "Europe/Berlin",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "America/Sao_Paulo",
    "America/Los_Angeles",
    "Europe/London",
    "Asia/Gaza",
    "America/Santiago",
    "Australia/Sydney",
    "Pacific/Kiritimati",
    "Asia/Beirut",
)
