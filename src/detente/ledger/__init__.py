"""The ledger: claims become events, contacts with both sides' accounts, and pledges; what people judged stays judged.

    claims -> store (pages, versions, claims) -> events -> contacts, pledges -> asking
                                                   ^ reviews: what a person said is right, wrong, the same, not the same

The records are in ``events/event.py``, ``contacts/contact.py``, ``pledges/pledge.py`` and ``reviews/review.py``; the
tables, with every unit, in ``store/schema.py``. What stands in ``events``, ``contacts`` and ``pledges`` follows from
claims and reviews alone, whatever the order they came in: it can be thrown away and made anew.
"""
