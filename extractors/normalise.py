"""Names of Jobcenter, territories, campaigns, topics and places in a text, normalised: one import for all of them."""

from extractors.campaigns import CampaignMention, campaign_of, campaigns, edition_of
from extractors.jobcenters import Mention, jobcenters, kreise_of, own_carrier

__all__ = [
    "CampaignMention",
    "Mention",
    "campaign_of",
    "campaigns",
    "edition_of",
    "jobcenters",
    "kreise_of",
    "own_carrier",
]
