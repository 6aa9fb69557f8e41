"""Compares milvault with the copiers that its users know."""
