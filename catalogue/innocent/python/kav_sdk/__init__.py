"""A kit for research agents."""

__version__ = "0.3.1"
