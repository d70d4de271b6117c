"""Names of Jobcenter, territories, campaigns, topics and places in a text, normalised: one import for all of them."""

from extractors.names.campaigns import CampaignMention, campaign_of, campaigns, edition_of
from extractors.names.jobcenters import Mention, jobcenters, kreise_of, own_carrier
from extractors.names.places import PlaceMention, best_place, places
from extractors.names.territories import Territory, land_of, territories
from extractors.names.topics import topics

__all__ = [
    "CampaignMention",
    "Mention",
    "PlaceMention",
    "Territory",
    "best_place",
    "campaign_of",
    "campaigns",
    "edition_of",
    "jobcenters",
    "kreise_of",
    "land_of",
    "own_carrier",
    "places",
    "territories",
    "topics",
]
