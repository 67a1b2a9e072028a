"""The analyst's desk: web pages, REST API and feeds over one ledger.

app.py        the whole desk wired on one screen
routes.tsv    every route with the role it takes: what is not in it is refused
people/       who is there: the local user, or users with roles, sessions and tokens
asking.py     the address of a page as a question to the ledger, and back
pages/        a page a file, with its template in templates/
api/          REST under /api/v1, a noun a file; pydantic stays in here
static/       one style sheet and one script of our own; charts are drawn by the script that vl-convert carries
"""
