-- SPDX-License-Identifier: MIT
-- The house: people, accounts, money, contacts, work. Every later issue adds; none renames.
-- Instants are UTC seconds, dates TEXT 'YYYY-MM-DD' on somebody's calendar, money integer cents,
-- flags 0/1. History (ledger, contacts and results, notes, disclosures, audit) is append-only.

CREATE TABLE setting (                  -- facts about this office and this file
  key TEXT PRIMARY KEY,                 -- 'office.zone', 'office.area_code', 'training', ...
  value TEXT NOT NULL                   -- as text; its reader checks it
) STRICT, WITHOUT ROWID;

CREATE TABLE user (                     -- a person who signs on
  id INTEGER PRIMARY KEY,               -- 1 is SYSTEM: batch work, cannot sign on
  name TEXT NOT NULL UNIQUE,            -- sign-on name, upper case
  full_name TEXT NOT NULL,              -- as shown to people
  role TEXT NOT NULL CHECK (role IN ('system','collector','lead','admin','auditor')), -- what they may do
  authority INTEGER NOT NULL DEFAULT 0, -- level 0..99 within the role
  disabled_at INTEGER,                  -- UTC; NULL = may sign on
  failures INTEGER NOT NULL DEFAULT 0,  -- wrong passwords since the last right one
  locked_until INTEGER,                 -- UTC; lock-out after failures
  created_at INTEGER NOT NULL           -- UTC
) STRICT;

CREATE TABLE key_slot (                 -- the data key, wrapped once for each way to open it
  id INTEGER PRIMARY KEY,               -- slot number
  kind TEXT NOT NULL CHECK (kind IN ('user','recovery','machine')), -- who can open it
  user_id INTEGER UNIQUE REFERENCES user(id), -- for kind 'user'
  cost INTEGER NOT NULL,                -- enum secret_cost; 0 where the key is not derived
  salt BLOB NOT NULL,                   -- of the derivation
  box BLOB NOT NULL,                    -- the data key, sealed
  created_at INTEGER NOT NULL           -- UTC
) STRICT;

CREATE TABLE work_session (             -- a sign-on, from start to end
  id INTEGER PRIMARY KEY,               -- session number
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  desk_no INTEGER NOT NULL,             -- byte of FILE-desks this session held
  started_at INTEGER NOT NULL,          -- UTC
  ended_at INTEGER,                     -- UTC; NULL while it runs, or after a crash
  ended_how TEXT                        -- 'signoff', 'hangup', 'crash'
) STRICT;
CREATE INDEX work_session_user ON work_session(user_id, id);
CREATE INDEX work_session_running ON work_session(desk_no)
  WHERE ended_at IS NULL AND ended_how IS NULL;

CREATE TABLE client (                   -- a creditor that places accounts with us
  id INTEGER PRIMARY KEY,               -- client number
  code TEXT NOT NULL UNIQUE,            -- short code, upper case
  name TEXT NOT NULL,                   -- as shown and printed
  closed_at INTEGER,                    -- UTC; NULL = takes placements
  created_at INTEGER NOT NULL           -- UTC
) STRICT;

CREATE TABLE file (                     -- a file that came in or went out
  id INTEGER PRIMARY KEY,               -- file number
  kind TEXT NOT NULL,                   -- 'placement', 'payments', ...
  direction TEXT NOT NULL CHECK (direction IN ('in','out')), -- which way
  client_id INTEGER REFERENCES client(id), -- whose, if one client's
  name TEXT NOT NULL,                   -- base name, without folders
  digest TEXT NOT NULL,                 -- BLAKE2b-256 of its bytes, hex
  state TEXT NOT NULL CHECK (state IN ('placed','undone','refused')), -- what became of it
  rows_in INTEGER NOT NULL,             -- data rows read
  cents_in INTEGER NOT NULL,            -- their total
  rows_placed INTEGER NOT NULL,         -- new accounts
  cents_placed INTEGER NOT NULL,        -- their total
  rows_duplicate INTEGER NOT NULL,      -- keys we already hold
  rows_rejected INTEGER NOT NULL,       -- refused rows
  first_account_id INTEGER,             -- the new accounts are this id ...
  last_account_id INTEGER,              -- ... through this one
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  undone_at INTEGER,                    -- UTC
  undone_by INTEGER REFERENCES user(id) -- who took it back
) STRICT;
CREATE INDEX file_digest ON file(digest);

CREATE TABLE file_issue (               -- what was wrong or worth saying about a row of a file
  id INTEGER PRIMARY KEY,               -- issue number
  file_id INTEGER NOT NULL REFERENCES file(id), -- which file
  line INTEGER NOT NULL,                -- physical line, first line is 1
  severity TEXT NOT NULL CHECK (severity IN ('reject','duplicate','warning')), -- how bad
  kind TEXT NOT NULL,                   -- message id such as ARI0210
  field TEXT NOT NULL,                  -- canonical field
  value TEXT NOT NULL,                  -- as given; masked for sealed fields
  reason TEXT NOT NULL                  -- first-level text
) STRICT;
CREATE INDEX file_issue_file ON file_issue(file_id, id);

CREATE TABLE party (                    -- a person or organization: consumer, co-signer, attorney, employer
  id INTEGER PRIMARY KEY,               -- party number
  kind TEXT NOT NULL CHECK (kind IN ('person','organization')), -- natural person or not (1006.2(k))
  last_name TEXT NOT NULL DEFAULT '',   -- family name, or the organization's name
  first_name TEXT NOT NULL DEFAULT '',  -- given name
  middle_name TEXT NOT NULL DEFAULT '', -- middle name or initial
  suffix TEXT NOT NULL DEFAULT '',      -- JR, SR, III: never dropped (1006.34(c)(2)(ii))
  name_key TEXT NOT NULL,               -- folded 'last first middle', for search
  ssn_box BLOB,                         -- SSN or TIN as given, sealed
  ssn_mac BLOB,                         -- keyed hash of its digits
  last4_mac BLOB,                       -- keyed hash of its last four digits
  dob_box BLOB,                         -- birth date as given, sealed
  dob_mac BLOB,                         -- keyed hash of the ISO date
  language TEXT NOT NULL DEFAULT 'EN',  -- language of calls and letters
  told_zone INTEGER NOT NULL DEFAULT 0, -- zone mask the consumer told us; 0 = not told
  told_zone_until TEXT,                 -- date until which that holds
  client_id INTEGER REFERENCES client(id), -- whose reference the next column is
  client_ref TEXT,                      -- the client's own number of this person
  reason TEXT NOT NULL DEFAULT '',      -- reason for delinquency, as told
  data_flags TEXT NOT NULL DEFAULT '',  -- fields kept as given though wrong: 'ssn dob'
  created_at INTEGER NOT NULL,          -- UTC
  file_id INTEGER REFERENCES file(id)   -- the file it came in
) STRICT;
CREATE INDEX party_name ON party(name_key, id);
CREATE INDEX party_ssn ON party(ssn_mac) WHERE ssn_mac IS NOT NULL;
CREATE UNIQUE INDEX party_ref ON party(client_id, client_ref) WHERE client_ref IS NOT NULL;

CREATE TABLE account_status (           -- status codes; rows are edited on WRKCOD
  code TEXT PRIMARY KEY,                -- 'NEW', 'ACT', ...
  class TEXT NOT NULL CHECK (class IN ('active','hold','closed')), -- closed leaves the queues
  outbound TEXT NOT NULL CHECK (outbound IN ('yes','limited','no')), -- may we call
  holds TEXT NOT NULL DEFAULT '',       -- holds it puts on the account, words of domain/code.h
  meaning TEXT NOT NULL,                -- in words
  shipped INTEGER NOT NULL DEFAULT 0,   -- came with the program
  active INTEGER NOT NULL DEFAULT 1     -- may be given
) STRICT, WITHOUT ROWID;

CREATE TABLE account (                  -- one debt
  id INTEGER PRIMARY KEY,               -- our account number, from 10000001
  client_id INTEGER NOT NULL REFERENCES client(id), -- who placed it
  client_account TEXT NOT NULL,         -- the client's number, as text, zeros kept
  client_account_key TEXT NOT NULL,     -- the same in upper case without leading zeros
  consumer_id INTEGER NOT NULL REFERENCES party(id), -- who owes
  status TEXT NOT NULL REFERENCES account_status(code), -- where it stands
  debt_type TEXT NOT NULL DEFAULT '',   -- 'card', 'loan', 'medical', ...
  original_creditor TEXT NOT NULL DEFAULT '', -- as placed
  current_creditor TEXT NOT NULL DEFAULT '', -- '' = the client
  placed_on TEXT NOT NULL,              -- office date of placement
  opened_on TEXT,                       -- contract or invoice date
  delinquent_on TEXT,                   -- first delinquency (15 USC 1681c(c))
  charged_off_on TEXT,                  -- charge-off
  itemization_on TEXT,                  -- itemization date (1006.34(b)(3))
  itemization_cents INTEGER,            -- balance on that date
  last_paid_on TEXT,                    -- last payment to anyone
  last_paid_cents INTEGER,              -- its amount
  rate_millionths INTEGER,              -- contract interest rate a year
  principal INTEGER NOT NULL,           -- cached bucket balances; arrears check proves them
  interest INTEGER NOT NULL,            -- from the ledger
  fees INTEGER NOT NULL,                -- fees
  costs INTEGER NOT NULL,               -- court costs
  attorney INTEGER NOT NULL,            -- attorney fees
  other INTEGER NOT NULL,               -- anything else
  balance INTEGER NOT NULL,             -- sum of the six
  disputed INTEGER NOT NULL DEFAULT 0,  -- reported and paid as disputed (15 USC 1692e(8), 1006.30(c))
  hot INTEGER NOT NULL DEFAULT 0,       -- on the hot list
  priority INTEGER NOT NULL DEFAULT 0,  -- set by codes; higher first
  assigned_user_id INTEGER REFERENCES user(id), -- NULL = anybody of the band
  last_worked_on TEXT,                  -- office date
  last_result TEXT NOT NULL DEFAULT '', -- code of the last result
  file_id INTEGER REFERENCES file(id),  -- the file it came in
  data_flags TEXT NOT NULL DEFAULT '',  -- fields kept as given though wrong
  voided_at INTEGER,                    -- UTC: its placement was undone; the key is free again
  closed_at INTEGER,                    -- UTC
  created_at INTEGER NOT NULL           -- UTC
) STRICT;
CREATE UNIQUE INDEX account_key ON account(client_id, client_account_key, client_account)
  WHERE voided_at IS NULL;
CREATE INDEX account_consumer ON account(consumer_id);
CREATE INDEX account_client_key ON account(client_account_key);

CREATE TABLE account_fact (             -- placed facts without a column of their own
  account_id INTEGER NOT NULL REFERENCES account(id), -- of which account
  name TEXT NOT NULL,                   -- canonical field: 'service_date', 'client_note', ...
  value TEXT NOT NULL,                  -- as given
  PRIMARY KEY (account_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_party (            -- other people of an account
  account_id INTEGER NOT NULL REFERENCES account(id), -- which account
  party_id INTEGER NOT NULL REFERENCES party(id), -- who
  role TEXT NOT NULL CHECK (role IN ('cosigner','guarantor','spouse','parent','guardian',
    'employer','attorney','executor','payee','other')), -- what they are to the consumer
  may_talk INTEGER NOT NULL DEFAULT 0,  -- may the debt be talked about (1006.6(a), (d))
  since TEXT NOT NULL,                  -- office date
  until TEXT,                           -- office date it ended
  PRIMARY KEY (account_id, party_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_party_party ON account_party(party_id);

CREATE TABLE phone (                    -- a number of a party; never overwritten, superseded
  id INTEGER PRIMARY KEY,               -- row number
  party_id INTEGER NOT NULL REFERENCES party(id), -- whose
  ord INTEGER NOT NULL,                 -- place in the list, from 1
  number TEXT NOT NULL,                 -- ten digits, or as given if it is no US number
  extension TEXT NOT NULL DEFAULT '',   -- after connection
  type TEXT NOT NULL DEFAULT '' CHECK (type IN ('','cell','home','work','other')), -- '' = treat as cell
  status TEXT NOT NULL DEFAULT '' CHECK (status IN ('','good','bad','wrong','barred')), -- '' = unknown
  status_source TEXT NOT NULL DEFAULT '', -- who says so: code, person, file
  status_on TEXT,                       -- office date of the status
  source TEXT NOT NULL DEFAULT '',      -- where the number came from
  tries INTEGER NOT NULL DEFAULT 0,     -- calls placed to it
  last_try_at INTEGER,                  -- UTC
  last_result TEXT NOT NULL DEFAULT '', -- its code
  added_at INTEGER NOT NULL,            -- UTC
  ended_at INTEGER                      -- UTC: replaced or removed; kept for history
) STRICT;
CREATE INDEX phone_party ON phone(party_id);
CREATE INDEX phone_number ON phone(number);
CREATE INDEX phone_seven ON phone(substr(number, 4));

CREATE TABLE address (                  -- a postal address of a party
  id INTEGER PRIMARY KEY,               -- row number
  party_id INTEGER NOT NULL REFERENCES party(id), -- whose
  line1 TEXT NOT NULL DEFAULT '',       -- street
  line2 TEXT NOT NULL DEFAULT '',       -- second line
  city TEXT NOT NULL DEFAULT '',        -- city
  state TEXT NOT NULL DEFAULT '',       -- two letters, or as given
  zip TEXT NOT NULL DEFAULT '',         -- ZIP or ZIP+4, or as given
  country TEXT NOT NULL DEFAULT 'US',   -- country
  kind TEXT NOT NULL DEFAULT 'home' CHECK (kind IN ('home','work','mail','other')), -- what it is
  status TEXT NOT NULL DEFAULT '' CHECK (status IN ('','good','bad','returned')), -- '' = unknown
  status_source TEXT NOT NULL DEFAULT '', -- who says so
  verified_on TEXT,                     -- office date
  source TEXT NOT NULL DEFAULT '',      -- where it came from
  added_at INTEGER NOT NULL,            -- UTC
  ended_at INTEGER                      -- UTC: replaced; kept for history
) STRICT;
CREATE INDEX address_party ON address(party_id);

CREATE TABLE email (                    -- an e-mail address of a party
  id INTEGER PRIMARY KEY,               -- row number
  party_id INTEGER NOT NULL REFERENCES party(id), -- whose
  address TEXT NOT NULL,                -- as given
  status TEXT NOT NULL DEFAULT '' CHECK (status IN ('','good','bad')), -- '' = unknown
  is_work INTEGER NOT NULL DEFAULT 0,   -- known to be the employer's (1006.22(f)(3))
  source TEXT NOT NULL DEFAULT '',      -- where it came from
  added_at INTEGER NOT NULL,            -- UTC
  ended_at INTEGER                      -- UTC
) STRICT;
CREATE INDEX email_party ON email(party_id);

CREATE TABLE ledger_entry (             -- money, append-only; a balance is the sum of its entries
  id INTEGER PRIMARY KEY,               -- entry number
  account_id INTEGER NOT NULL REFERENCES account(id), -- which account
  type TEXT NOT NULL CHECK (type IN ('placement','interest','fee','cost','payment','direct',
    'adjustment','reversal','nsf','transfer','writeoff')), -- what happened
  effective_on TEXT NOT NULL,           -- value date
  posted_at INTEGER NOT NULL,           -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who posted
  batch_id INTEGER,                     -- receipt batch
  file_id INTEGER REFERENCES file(id),  -- the file it came in
  method TEXT NOT NULL DEFAULT '',      -- tender
  reference TEXT NOT NULL DEFAULT '',   -- check number, trace, ...
  principal INTEGER NOT NULL,           -- change of each bucket: charges +, payments -
  interest INTEGER NOT NULL,            -- interest
  fees INTEGER NOT NULL,                -- fees
  costs INTEGER NOT NULL,               -- court costs
  attorney INTEGER NOT NULL,            -- attorney fees
  other INTEGER NOT NULL,               -- anything else
  reverses_id INTEGER REFERENCES ledger_entry(id), -- the entry this one takes back
  authority TEXT NOT NULL DEFAULT ''    -- why a bucket may grow (1006.22(b))
) STRICT;
CREATE INDEX ledger_account ON ledger_entry(account_id, id);

CREATE TABLE result_code (              -- smart codes; rows are edited on WRKCOD
  code TEXT PRIMARY KEY,                -- typed by collectors
  parent TEXT REFERENCES result_code(code), -- whose law flags it inherits; NULL = shipped
  meaning TEXT NOT NULL,                -- in words
  law_flags INTEGER NOT NULL,           -- bits of domain/code.h; cannot be loosened
  effects TEXT NOT NULL,                -- smart effects in the vocabulary of domain/code.h
  active INTEGER NOT NULL DEFAULT 1,    -- may be typed
  changed_at INTEGER NOT NULL           -- UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (                  -- a call, written when it is placed or answered
  id INTEGER PRIMARY KEY,               -- contact number
  consumer_id INTEGER NOT NULL REFERENCES party(id), -- whose debts
  party_id INTEGER NOT NULL REFERENCES party(id), -- whom we called or who called
  phone_id INTEGER REFERENCES phone(id), -- which number; NULL inbound from an unknown one
  direction TEXT NOT NULL CHECK (direction IN ('out','in')), -- who placed it
  placed_at INTEGER NOT NULL,           -- UTC
  local_from TEXT NOT NULL,             -- the consumer's local date, westernmost candidate zone
  local_to TEXT NOT NULL,               -- and easternmost
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  session_id INTEGER REFERENCES work_session(id), -- from which sign-on
  consent_id INTEGER REFERENCES consent(id), -- the consent it relied on (1006.14(b)(3)(i))
  exception TEXT NOT NULL DEFAULT ''    -- the gates it was placed against, '' = allowed
) STRICT;
CREATE INDEX contact_party ON contact(party_id, placed_at);
CREATE INDEX contact_user ON contact(user_id, placed_at);

CREATE TABLE contact_result (           -- what came of a call; several results are still one call
  contact_id INTEGER NOT NULL REFERENCES contact(id), -- which call
  seq INTEGER NOT NULL,                 -- 1, 2, ...
  code TEXT NOT NULL,                   -- result code
  flags INTEGER NOT NULL,               -- its law flags on the day
  account_id INTEGER REFERENCES account(id), -- the account it was given on
  at INTEGER NOT NULL,                  -- UTC
  seconds INTEGER NOT NULL,             -- since the call was placed
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  takes_back INTEGER,                   -- seq this row undoes
  PRIMARY KEY (contact_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_debt (             -- attribution (1006.14(b)(4))
  contact_id INTEGER NOT NULL REFERENCES contact(id), -- which call
  account_id INTEGER NOT NULL REFERENCES account(id), -- which debt
  discussed INTEGER NOT NULL,           -- 1 talked about, 0 attributed only
  PRIMARY KEY (contact_id, account_id, discussed)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_void (             -- a lead's word that a call was never placed
  contact_id INTEGER PRIMARY KEY REFERENCES contact(id), -- which call
  reason TEXT NOT NULL,                 -- why
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id) -- which lead
) STRICT;

CREATE TABLE open_call (                -- calls without a result yet; not history
  contact_id INTEGER PRIMARY KEY REFERENCES contact(id), -- which call
  user_id INTEGER NOT NULL REFERENCES user(id), -- whose desk must close it
  account_id INTEGER NOT NULL REFERENCES account(id), -- the account on the screen
  parked INTEGER NOT NULL DEFAULT 0     -- set aside by IN or PARK
) STRICT;
CREATE INDEX open_call_user ON open_call(user_id);

CREATE TABLE disclosure (               -- what was read to the consumer, or was not (1006.18(e))
  id INTEGER PRIMARY KEY,               -- row number
  contact_id INTEGER NOT NULL REFERENCES contact(id), -- in which call
  party_id INTEGER NOT NULL REFERENCES party(id), -- to whom
  kind TEXT NOT NULL,                   -- 'full', 'short', 'recording', 'verified', 'mismatch'
  language TEXT NOT NULL,               -- in which language
  given INTEGER NOT NULL,               -- 1 given, 0 a recorded exception
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id) -- who
) STRICT;
CREATE INDEX disclosure_party ON disclosure(party_id, at);
CREATE INDEX disclosure_contact ON disclosure(contact_id);

CREATE TABLE restriction (              -- who must not be called, when, where, how
  id INTEGER PRIMARY KEY,               -- row number
  party_id INTEGER NOT NULL REFERENCES party(id), -- on whom
  account_id INTEGER REFERENCES account(id), -- one debt only; NULL = the person
  phone_id INTEGER REFERENCES phone(id), -- one number only
  kind TEXT NOT NULL CHECK (kind IN ('cease','attorney','bankruptcy','deceased','do_not_call',
    'dispute','identity_theft','minor','medium','number','time','place','other')), -- what
  detail TEXT NOT NULL DEFAULT '',      -- medium, place, or the words used
  dow_mask INTEGER NOT NULL DEFAULT 127, -- kind time: days barred, bit 0 Sunday
  from_second INTEGER NOT NULL DEFAULT 0, -- kind time: local second of day, inclusive
  to_second INTEGER NOT NULL DEFAULT 86400, -- exclusive
  from_on TEXT,                         -- first local date; NULL = at once
  until_on TEXT,                        -- last local date; NULL = until ended
  source TEXT NOT NULL,                 -- who said so: code, letter, client, lead
  at INTEGER NOT NULL,                  -- UTC, effective on receipt
  user_id INTEGER NOT NULL REFERENCES user(id), -- who entered it
  ended_at INTEGER,                     -- UTC
  ended_by INTEGER REFERENCES user(id)  -- who released it
) STRICT;
CREATE INDEX restriction_party ON restriction(party_id);

CREATE TABLE consent (                  -- the consumer's direct consent to calls (1006.14(b)(3)(i))
  id INTEGER PRIMARY KEY,               -- row number
  party_id INTEGER NOT NULL REFERENCES party(id), -- who
  account_id INTEGER NOT NULL REFERENCES account(id), -- for which debt
  contact_id INTEGER REFERENCES contact(id), -- given in which call
  given_on TEXT NOT NULL,               -- local date, day 1 of at most 7
  from_on TEXT NOT NULL,                -- calls wanted from
  until_on TEXT NOT NULL,               -- until, inclusive; never past given_on + 6
  words TEXT NOT NULL DEFAULT '',       -- what was agreed
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who wrote it down
  revoked_at INTEGER                    -- UTC
) STRICT;
CREATE INDEX consent_party ON consent(party_id);

CREATE TABLE gate_exception (           -- every block met and every override (C-13)
  id INTEGER PRIMARY KEY,               -- row number
  contact_id INTEGER REFERENCES contact(id), -- the call, if one was placed
  consumer_id INTEGER NOT NULL REFERENCES party(id), -- about whom
  phone_id INTEGER REFERENCES phone(id), -- which number
  kind TEXT NOT NULL CHECK (kind IN ('placed','override','not_disclosed','refused')), -- what happened
  reasons TEXT NOT NULL,                -- message ids of the gates, blank between
  override_code TEXT NOT NULL DEFAULT '', -- LAW LITIG INFO DROP URGENT
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who met it
  lead_id INTEGER REFERENCES user(id)   -- who allowed it
) STRICT;
CREATE INDEX gate_exception_at ON gate_exception(at);

CREATE TABLE note (                     -- what happened, in words, append-only
  id INTEGER PRIMARY KEY,               -- note number
  account_id INTEGER NOT NULL REFERENCES account(id), -- on which account
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  code TEXT NOT NULL DEFAULT '',        -- result code or note code
  status TEXT NOT NULL DEFAULT '',      -- account status at the time
  system INTEGER NOT NULL DEFAULT 0,    -- 1: written by the program, shown with *
  private INTEGER NOT NULL DEFAULT 0,   -- 1: for its writer, leads and auditors alone
  contact_id INTEGER REFERENCES contact(id), -- the call it belongs to
  corrects_id INTEGER REFERENCES note(id), -- the note this one corrects
  text TEXT NOT NULL                    -- the words
) STRICT;
CREATE INDEX note_account ON note(account_id, id);

CREATE TABLE note_pin (                 -- pinned notes stand on top
  note_id INTEGER PRIMARY KEY REFERENCES note(id), -- which note
  user_id INTEGER NOT NULL REFERENCES user(id), -- who pinned it
  at INTEGER NOT NULL                   -- UTC
) STRICT;

CREATE TABLE note_template (            -- canned notes; NULL user = everybody's
  id INTEGER PRIMARY KEY,               -- row number
  user_id INTEGER REFERENCES user(id),  -- whose snippet
  name TEXT NOT NULL,                   -- typed after ;
  text TEXT NOT NULL                    -- with merge words
) STRICT;
CREATE UNIQUE INDEX note_template_name ON note_template(coalesce(user_id, 0), name);

CREATE TABLE next_action (              -- what is to happen next on an account
  id INTEGER PRIMARY KEY,               -- row number
  account_id INTEGER NOT NULL REFERENCES account(id), -- which account
  kind TEXT NOT NULL,                   -- vocabulary of domain/nextaction.h
  due_on TEXT NOT NULL,                 -- office date
  due_at INTEGER,                       -- UTC minute for timed calls
  phone_id INTEGER REFERENCES phone(id), -- which number to try
  user_id INTEGER NOT NULL REFERENCES user(id), -- who set it
  at INTEGER NOT NULL,                  -- UTC
  contact_id INTEGER REFERENCES contact(id), -- the call it came from
  done_at INTEGER                       -- UTC; NULL = open
) STRICT;
CREATE INDEX next_action_open ON next_action(account_id) WHERE done_at IS NULL;

CREATE TABLE band (                     -- rows of the work map, edited on WRKBND
  id INTEGER PRIMARY KEY,               -- band number
  ord INTEGER NOT NULL,                 -- working order
  code TEXT NOT NULL UNIQUE,            -- 'timed', 'new', ...
  name TEXT NOT NULL,                   -- as shown
  filter TEXT NOT NULL,                 -- vocabulary of domain/band.h
  sort TEXT NOT NULL,                   -- likewise
  roles TEXT NOT NULL,                  -- who sees it
  active INTEGER NOT NULL DEFAULT 1     -- shown and filled
) STRICT;

CREATE TABLE work_item (                -- one consumer with all open accounts: derived, never typed
  consumer_id INTEGER PRIMARY KEY REFERENCES party(id), -- who
  account_id INTEGER NOT NULL REFERENCES account(id), -- the account that drives it
  band_id INTEGER NOT NULL REFERENCES band(id), -- where it waits
  stage INTEGER NOT NULL,               -- 0 not due, 1 due but held back until wake_on, 2 ripe
  wake_on TEXT NOT NULL,                -- office date to derive it anew, 2100-12-31 = not by date
  ready_on TEXT NOT NULL,               -- first office date the call frequency allows a call
  due_at INTEGER,                       -- UTC minute of a timed call
  call_mask INTEGER NOT NULL,           -- zone mask; -1 no call allowed; bit 4096: by its own hours
  open_at INTEGER NOT NULL DEFAULT 0,   -- UTC, own hours: may be called from
  shut_at INTEGER NOT NULL DEFAULT 0,   -- UTC, own hours: until; then derived anew
  sort_key INTEGER NOT NULL,            -- lowest first
  assigned_user_id INTEGER REFERENCES user(id), -- NULL = anybody of the band
  accounts INTEGER NOT NULL,            -- open accounts
  balance INTEGER NOT NULL              -- their cents
) STRICT;
CREATE INDEX work_item_next ON work_item(band_id, call_mask, sort_key, consumer_id) WHERE stage = 2;
CREATE INDEX work_item_wake ON work_item(band_id, wake_on) WHERE wake_on < '2100-12-31';
CREATE INDEX work_item_timed ON work_item(due_at) WHERE due_at IS NOT NULL;
CREATE INDEX work_item_hours ON work_item(band_id, open_at, shut_at, call_mask, stage)
  WHERE stage = 2 AND call_mask >= 4096;
CREATE INDEX work_item_shut ON work_item(shut_at) WHERE stage = 2 AND call_mask >= 4096;

CREATE TABLE band_count (               -- summary of work_item; arrears check proves it
  band_id INTEGER NOT NULL REFERENCES band(id), -- which band
  stage INTEGER NOT NULL,               -- as work_item
  call_mask INTEGER NOT NULL,           -- as work_item
  items INTEGER NOT NULL,               -- consumers
  accounts INTEGER NOT NULL,            -- their accounts
  balance INTEGER NOT NULL,             -- their cents
  PRIMARY KEY (band_id, stage, call_mask)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (                    -- who has which consumer on the screen; not history
  consumer_id INTEGER PRIMARY KEY REFERENCES party(id), -- which consumer
  desk_no INTEGER NOT NULL,             -- held while that desk's lock byte is held
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  session_id INTEGER NOT NULL REFERENCES work_session(id), -- from which sign-on
  since INTEGER NOT NULL,               -- UTC
  parked INTEGER NOT NULL DEFAULT 0     -- set aside by IN or PARK
) STRICT;
CREATE INDEX claim_desk ON claim(desk_no);

CREATE TABLE work (                     -- an account on a screen, from opening to leaving
  id INTEGER PRIMARY KEY,               -- row number; the history ring reads it backwards
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  session_id INTEGER NOT NULL REFERENCES work_session(id), -- from which sign-on
  account_id INTEGER NOT NULL REFERENCES account(id), -- which account
  band_id INTEGER,                      -- the band it came from; NULL = looked up
  opened_at INTEGER NOT NULL,           -- UTC
  closed_at INTEGER NOT NULL,           -- UTC
  outcome TEXT NOT NULL CHECK (outcome IN ('worked','viewed','passed','parked')), -- work credit or not
  keystrokes INTEGER NOT NULL           -- keys pressed on it
) STRICT;
CREATE INDEX work_user ON work(user_id, opened_at);

CREATE TABLE draft (                    -- typed but not saved; given back on the panel
  user_id INTEGER NOT NULL REFERENCES user(id), -- whose
  panel TEXT NOT NULL,                  -- panel id
  subject INTEGER NOT NULL,             -- account or other id, 0 if none
  field TEXT NOT NULL,                  -- field name
  text TEXT NOT NULL,                   -- what was typed; never card or bank numbers
  at INTEGER NOT NULL,                  -- UTC
  PRIMARY KEY (user_id, panel, subject, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE undo_log (                 -- what UNDO would reverse, for ten minutes
  id INTEGER PRIMARY KEY,               -- row number
  user_id INTEGER NOT NULL REFERENCES user(id), -- whose
  contact_id INTEGER REFERENCES contact(id), -- of which call
  account_id INTEGER NOT NULL REFERENCES account(id), -- on which account
  at INTEGER NOT NULL,                  -- UTC
  code TEXT NOT NULL,                   -- the result taken back
  before TEXT NOT NULL,                 -- the state before, for the reversing rows
  undone_at INTEGER                     -- UTC
) STRICT;
CREATE INDEX undo_log_user ON undo_log(user_id, id);

CREATE TABLE saved_map (                -- column mappings saved for a client
  client_id INTEGER NOT NULL REFERENCES client(id), -- whose files
  kind TEXT NOT NULL,                   -- 'placement'
  text TEXT NOT NULL,                   -- the mapping file
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  PRIMARY KEY (client_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (                    -- who did what; each row carries the hash of the one before
  id INTEGER PRIMARY KEY,               -- 1, 2, ... without gaps
  at INTEGER NOT NULL,                  -- UTC, never before the row before
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  session_id INTEGER,                   -- from which sign-on; NULL = batch
  event TEXT NOT NULL,                  -- 'signon', 'place_file', 'log_result', ...
  entity TEXT NOT NULL,                 -- 'account', 'user', 'file', ...
  entity_id INTEGER NOT NULL,           -- its id, 0 if none
  detail TEXT NOT NULL,                 -- in words, without personal data
  hash BLOB NOT NULL                    -- BLAKE2b-256 over the hash before and this row
) STRICT;

-- Append-only. REPLACE cannot slip past because recursive_triggers is on for every connection.
CREATE TRIGGER ledger_entry_keep_u BEFORE UPDATE ON ledger_entry
  BEGIN SELECT RAISE(ABORT, 'ledger_entry is append-only'); END;
CREATE TRIGGER ledger_entry_keep_d BEFORE DELETE ON ledger_entry
  BEGIN SELECT RAISE(ABORT, 'ledger_entry is append-only'); END;
CREATE TRIGGER contact_keep_u BEFORE UPDATE ON contact
  BEGIN SELECT RAISE(ABORT, 'contact is append-only'); END;
CREATE TRIGGER contact_keep_d BEFORE DELETE ON contact
  BEGIN SELECT RAISE(ABORT, 'contact is append-only'); END;
CREATE TRIGGER contact_result_keep_u BEFORE UPDATE ON contact_result
  BEGIN SELECT RAISE(ABORT, 'contact_result is append-only'); END;
CREATE TRIGGER contact_result_keep_d BEFORE DELETE ON contact_result
  BEGIN SELECT RAISE(ABORT, 'contact_result is append-only'); END;
CREATE TRIGGER contact_debt_keep_u BEFORE UPDATE ON contact_debt
  BEGIN SELECT RAISE(ABORT, 'contact_debt is append-only'); END;
CREATE TRIGGER contact_debt_keep_d BEFORE DELETE ON contact_debt
  BEGIN SELECT RAISE(ABORT, 'contact_debt is append-only'); END;
CREATE TRIGGER contact_void_keep_u BEFORE UPDATE ON contact_void
  BEGIN SELECT RAISE(ABORT, 'contact_void is append-only'); END;
CREATE TRIGGER contact_void_keep_d BEFORE DELETE ON contact_void
  BEGIN SELECT RAISE(ABORT, 'contact_void is append-only'); END;
CREATE TRIGGER disclosure_keep_u BEFORE UPDATE ON disclosure
  BEGIN SELECT RAISE(ABORT, 'disclosure is append-only'); END;
CREATE TRIGGER disclosure_keep_d BEFORE DELETE ON disclosure
  BEGIN SELECT RAISE(ABORT, 'disclosure is append-only'); END;
CREATE TRIGGER gate_exception_keep_u BEFORE UPDATE ON gate_exception
  BEGIN SELECT RAISE(ABORT, 'gate_exception is append-only'); END;
CREATE TRIGGER gate_exception_keep_d BEFORE DELETE ON gate_exception
  BEGIN SELECT RAISE(ABORT, 'gate_exception is append-only'); END;
CREATE TRIGGER note_keep_u BEFORE UPDATE ON note
  BEGIN SELECT RAISE(ABORT, 'note is append-only'); END;
CREATE TRIGGER note_keep_d BEFORE DELETE ON note
  BEGIN SELECT RAISE(ABORT, 'note is append-only'); END;
CREATE TRIGGER audit_keep_u BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_keep_d BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

INSERT INTO user(id, name, full_name, role, created_at)
  VALUES (1, 'SYSTEM', 'Batch work', 'system', 0);
