"""The papers, position stands and guidelines behind the facts, each with its year.

Abstracts, summaries or stored pages were read, not the full texts.
"""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.citations import Source

STUDIES: Final = (
    Source(
        "leg-balance",
        "Review of leg strength, 2021",
        "The calculation, thresholds and reporting of inter-limb strength asymmetry: a systematic "
        "review. Journal of Sports Science and Medicine 20, 594-617",
        "A. O. Parkinson, C. L. Apps, J. G. Morris and others",
        2021,
        "10.52082/jssm.2021.594",
    ),
    Source(
        "kneecap-force",
        "Study of 20 women, 2021",
        "Patellofemoral joint loading during the forward and backward lunge, read as reported by "
        "sportsinjurybulletin.com. Physical Therapy in Sport 47, 178-184",
        year=2021,
    ),
    Source(
        "lunges-compared",
        "Comfort and others 2015",
        "Joint kinetics and kinematics during common lower limb rehabilitation exercises. "
        "Journal of Athletic Training 50(10), 1011-1018",
        "P. Comfort, P. A. Jones, L. C. Smith, L. Herrington",
        2015,
        "10.4085/1062-6050-50.9.05",
    ),
    Source(
        "step-length",
        "Escamilla and others 2008",
        "Patellofemoral joint force and stress between a short- and long-step forward lunge. "
        "JOSPT 38(11), 681-690",
        "R. F. Escamilla, N. Zheng, T. D. MacLeod and others",
        2008,
        "10.2519/jospt.2008.2694",
    ),
    Source(
        "step-length-2022",
        "Study of 16 people, 2022",
        "Patellofemoral joint loading in forward lunge with step length and height variations. "
        "Journal of Applied Biomechanics 38(4), 210-220",
        year=2022,
        doi="10.1123/jab.2021-0313",
    ),
    Source(
        "lean",
        "Farrokhi and others 2008",
        "Trunk position influences the kinematics, kinetics, and muscle activity of the lead "
        "lower extremity during the forward lunge exercise. JOSPT 38(7), 403-409",
        "S. Farrokhi and others",
        2008,
        "10.2519/jospt.2008.2634",
    ),
    Source(
        "spot-reduction",
        "Meta-analysis of 13 studies, 2022",
        "Trained against untrained limbs. Human Movement 23(3), 1-14",
        "R. Ramirez-Campillo and others",
        2022,
        "10.5114/hm.2022.110373",
    ),
    Source(
        "spot-reduction-against",
        "Trial of 16 men, 2023",
        "Abdominal aerobic endurance exercise reveals spot reduction exists: a randomized "
        "controlled trial. Physiological Reports 11(22), e15853",
        year=2023,
        doi="10.14814/phy2.15853",
    ),
    Source(
        "focus-for",
        "Wulf 2013",
        "Attentional focus and motor learning, a review of 15 years. International Review of "
        "Sport and Exercise Psychology",
        "G. Wulf",
        2013,
        "10.1080/1750984X.2012.723728",
    ),
    Source(
        "focus-against",
        "McKay and others 2024",
        "A meta-analysis of attentional focus, corrected for missing results. Psychological "
        "Bulletin",
        "B. McKay and others",
        2024,
        "10.1037/bul0000451",
    ),
    Source(
        "acsm-2009",
        "ACSM 2009",
        "Progression models in resistance training for healthy adults. Position stand of the "
        "American College of Sports Medicine",
        "American College of Sports Medicine",
        2009,
        "10.1249/MSS.0b013e3181915670",
    ),
    Source(
        "acsm-2026",
        "ACSM 2026",
        "Resistance training prescription for muscle function, hypertrophy, and physical "
        "performance in healthy adults: an overview of reviews. Medicine & Science in Sports & "
        "Exercise, April 2026; read in summaries, not in full",
        "American College of Sports Medicine, S. M. Phillips (chair)",
        2026,
        "10.1249/MSS.0000000000003897",
    ),
    Source(
        "acsm-2021",
        "ACSM 2021",
        "Guidelines for exercise testing and prescription, 11th edition, table 5.6; a 12th "
        "edition has appeared since",
        "American College of Sports Medicine",
        2021,
    ),
    Source(
        "rest-review",
        "Singer and others 2024",
        "Give it a rest: a systematic review with Bayesian meta-analysis on the effect of "
        "inter-set rest interval duration on muscle hypertrophy. Frontiers in Sports and "
        "Active Living 6",
        "A. Singer, M. Wolf, L. Generoso and others",
        2024,
        "10.3389/fspor.2024.1429789",
    ),
    Source(
        "rir",
        "Zourdos and others 2016",
        "An RPE scale based on reps in reserve. Journal of Strength and Conditioning Research",
        "M. C. Zourdos and others",
        2016,
        "10.1519/JSC.0000000000001049",
    ),
    Source(
        "rir-error",
        "Hackett and others 2017",
        "Accuracy in estimating repetitions to failure during resistance exercise. Journal of "
        "Strength and Conditioning Research 31(8), 2162-2168",
        "D. A. Hackett, S. P. Cobley, T. B. Davies and others",
        2017,
        "10.1519/JSC.0000000000001683",
    ),
    Source(
        "rir-review",
        "Halperin and others 2022",
        "Accuracy in predicting repetitions to task failure in resistance exercise: a scoping "
        "review and exploratory meta-analysis. Sports Medicine 52(2), 377-390",
        "I. Halperin, T. Malleron, I. Har-Nir and others",
        2022,
        "10.1007/s40279-021-01559-x",
    ),
    Source(
        "easy-week",
        "Bell and others 2023",
        "Integrating deloading into strength and physique sports training programmes: an "
        "international Delphi consensus approach. Sports Medicine - Open 9, 87",
        "L. Bell and others",
        2023,
        "10.1186/s40798-023-00633-0",
    ),
    Source(
        "deload-trial",
        "Coleman and others 2024",
        "Gaining more from doing less? The effects of a one-week deload period during "
        "supervised resistance training on muscular adaptations. PeerJ 12, e16777",
        "M. Coleman, R. Burke, F. Augustin and others",
        2024,
        "10.7717/peerj.16777",
    ),
    Source(
        "detraining-older",
        "Yang and others 2022",
        "Training session and detraining duration affect lower limb muscle strength "
        "maintenance in middle-aged and older adults. Journal of Aging and Physical Activity "
        "30(3), 552-566",
        "Y. Yang, S.-C. Chen, C.-N. Chen and others",
        2022,
    ),
    Source(
        "who",
        "WHO 2020",
        "World Health Organization 2020 guidelines on physical activity and sedentary "
        "behaviour. British Journal of Sports Medicine 54, 1451-1462",
        "F. C. Bull, S. S. Al-Ansari, S. Biddle and others",
        2020,
        "10.1136/bjsports-2020-102955",
    ),
    Source(
        "compendium",
        "Adult Compendium of Physical Activities 2024",
        "Codes 02054, 02056, 02057 and 02101, for ages 19 to 59. Journal of Sport and "
        "Health Science 13, 6-12; values as transcribed from pacompendium.com",
        "S. D. Herrmann and others",
        2024,
        "10.1016/j.jshs.2023.10.010",
    ),
    Source(
        "compendium-older",
        "Older Adult Compendium 2024",
        "Energy costs of human activities in adults aged 60 and older. Journal of Sport and "
        "Health Science 13, 13-17",
        "E. A. Willis, S. D. Herrmann, M. Hastert and others",
        2024,
        "10.1016/j.jshs.2023.10.007",
    ),
    Source(
        "kneeling",
        "Wylde and others 2019",
        "Kneeling ability after total knee replacement. EFORT Open Reviews 4(7), 460-467",
        "V. Wylde, N. Artz, N. Howells, A. W. Blom",
        2019,
        "10.1302/2058-5241.4.180085",
    ),
    Source(
        "parkinson",
        "Vieira de Moraes Filho and others 2020",
        "Progressive resistance training improves bradykinesia, motor symptoms and functional "
        "performance. Clinical Interventions in Aging 15, 87-95",
        "A. Vieira de Moraes Filho, S. N. Chaves, W. R. Martins and others",
        2020,
        "10.2147/CIA.S231359",
    ),
)
"""Publications by subject: the lunge, sets and reps, energy, care."""
