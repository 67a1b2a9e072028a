"""People: who uses the desk, with which role, and how they are recognised.

person.py       the person who asks, and the roles
users.py        those who may log in, as the ledger keeps them; passwords.py how it keeps their passwords
sessions.py     somebody is logged in; cookies.py what their browser holds
tokens.py       what a program shows in the place of a password
recognising.py  from a request to its person
throttle.py     how often a log-in may be tried
forms.py        the token that each form carries
"""
