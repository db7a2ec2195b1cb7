"""``python -m protokoll_parse``."""

import sys

from protokoll_parse.cli.main import main

sys.exit(main())
