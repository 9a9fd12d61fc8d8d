"""Measurements that are no tests: speed, scale, crashes, and the training of weights."""
