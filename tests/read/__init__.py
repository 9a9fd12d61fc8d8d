"""Tests of reading: files to articles."""
