"""What is made of a site beside its pages: embeds, handouts, documents, data for machines, the bundle."""
