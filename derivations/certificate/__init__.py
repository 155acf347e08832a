"""Certificates: proofs by small steps, and an independent checker that replays them."""
