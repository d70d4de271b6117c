"""Names of Jobcenter, territories, campaigns, topics and places in a text, normalised: one import for all of them."""

from extractors.campaigns import CampaignMention, campaign_of, campaigns, edition_of
from extractors.jobcenters import Mention, jobcenters, kreise_of, own_carrier
from extractors.places import PlaceMention, best_place, places
from extractors.territories import Territory, land_of, territories
from extractors.topics import action_topics, topics

__all__ = [
    "CampaignMention",
    "Mention",
    "PlaceMention",
    "Territory",
    "action_topics",
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
