"""The pages of a site as one volume: a single document."""
