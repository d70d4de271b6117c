"""Names of Jobcenter, territories, campaigns, topics and places in a text, normalised: one import for all of them."""

from extractors.jobcenters import Mention, jobcenters, kreise_of, own_carrier

__all__ = ["Mention", "jobcenters", "kreise_of", "own_carrier"]
