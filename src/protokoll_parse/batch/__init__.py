"""Many inputs to many outputs: what is to do, who does it, and what became of it.

    inputs ──▶ plan ──▶ engine (local) ──▶ manifest, shards ──▶ report

``run`` holds the parts together; ``values`` are what goes between the driver and its workers.
"""
