"""`python -m psychoed`, where the command is not installed."""

from __future__ import annotations

import sys

from psychoed.mkdocs.command import main

sys.exit(main())
