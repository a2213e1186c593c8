-- SPDX-License-Identifier: MIT
-- Money: receipts and batches, promises, plans and settlements, rates, the register of dated items,
-- budgets, commission. What a person may take back is a new row; a state that changes has its own
-- rows of events beside it. Rates are millionths a year, percentages basis points (10000 = 100 %).

ALTER TABLE account ADD COLUMN closed_from TEXT NOT NULL DEFAULT ''; -- closed: status of before; ''
ALTER TABLE account ADD COLUMN worked_as TEXT NOT NULL DEFAULT ''; -- held, closed: last active one
CREATE INDEX undo_log_account ON undo_log(account_id, id);

CREATE TABLE client_option (            -- money options that differ from the shipped ones
  client_id INTEGER NOT NULL,           -- 0 = the whole office
  name TEXT NOT NULL,                   -- of domain/terms.def
  value TEXT NOT NULL,                  -- as its kind shows it
  PRIMARY KEY (client_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE rate_change (              -- interest rates by date, append-only; the newest row wins
  id INTEGER PRIMARY KEY,               -- row number
  account_id INTEGER NOT NULL REFERENCES account(id), -- which debt
  kind TEXT NOT NULL CHECK (kind IN ('contract','judgment','scra')), -- scra: a cap, 50 USC 3937
  from_on TEXT NOT NULL,                -- first day it runs; date of a judgment
  until_on TEXT,                        -- last day; NULL = goes on
  rate_millionths INTEGER NOT NULL CHECK (rate_millionths BETWEEN 0 AND 10000000), -- a year
  authority TEXT NOT NULL CHECK (authority <> ''), -- agreement clause, statute or judgment
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id) -- who entered it
) STRICT;
CREATE INDEX rate_change_account ON rate_change(account_id, from_on);

CREATE TABLE receipt_batch (            -- receipts counted, balanced, posted and closed together
  id INTEGER PRIMARY KEY,               -- batch number
  kind TEXT NOT NULL CHECK (kind IN ('desk','file')), -- taken at desks, or a payments file
  state TEXT NOT NULL CHECK (state IN ('open','balanced','posted','closed')), -- how far it is
  opened_at INTEGER NOT NULL,           -- UTC
  opened_by INTEGER NOT NULL REFERENCES user(id), -- who
  counted_items INTEGER,                -- by hand, from the paper; NULL = not counted yet
  counted_cents INTEGER,                -- likewise
  counted_by INTEGER REFERENCES user(id), -- who counted
  posted_at INTEGER,                    -- UTC
  posted_by INTEGER REFERENCES user(id), -- another than who received, unless the office said so
  closed_at INTEGER,                    -- UTC
  closed_by INTEGER REFERENCES user(id), -- who
  deposit_on TEXT,                      -- date of the bank deposit
  deposit_ref TEXT NOT NULL DEFAULT '', -- deposit slip number
  file_id INTEGER REFERENCES file(id)   -- of kind 'file'
) STRICT;
CREATE INDEX receipt_batch_state ON receipt_batch(state, id) WHERE state <> 'closed';

CREATE TABLE receipt (                  -- money that came in, before it is posted
  id INTEGER PRIMARY KEY,               -- receipt number
  batch_id INTEGER NOT NULL REFERENCES receipt_batch(id), -- in which batch
  account_id INTEGER REFERENCES account(id), -- for which debt; NULL = nobody knows yet
  client_id INTEGER REFERENCES client(id), -- whose file named it, where the account is unknown
  source TEXT NOT NULL CHECK (source IN ('us','client')), -- paid to us, or direct to the client
  amount INTEGER NOT NULL CHECK (amount > 0), -- cents
  method TEXT NOT NULL,                 -- vocabulary of domain/promise.h
  reference TEXT NOT NULL DEFAULT '',   -- check number, trace, ...
  last4 TEXT NOT NULL DEFAULT '' CHECK (length(last4) <= 4), -- of an account or card; never more
  payer TEXT NOT NULL DEFAULT '',       -- if not the consumer; what a file said of an unmatched row
  designated INTEGER NOT NULL DEFAULT 0, -- the consumer named this debt (1006.30(c))
  received_on TEXT NOT NULL,            -- office date it came
  effective_on TEXT NOT NULL,           -- value date
  received_at INTEGER NOT NULL,         -- UTC
  received_by INTEGER NOT NULL REFERENCES user(id), -- who
  state TEXT NOT NULL CHECK (state IN ('received','posted','void')), -- how far it is
  posted_at INTEGER,                    -- UTC
  posted_by INTEGER REFERENCES user(id), -- who
  voided_at INTEGER,                    -- UTC; only before it is posted
  voided_by INTEGER REFERENCES user(id), -- who
  void_reason TEXT NOT NULL DEFAULT '', -- why
  suspense INTEGER NOT NULL DEFAULT 0   -- cents not applied yet: sum of its suspense entries
) STRICT;
CREATE INDEX receipt_of_batch ON receipt(batch_id, id);
CREATE INDEX receipt_account ON receipt(account_id, effective_on);
CREATE INDEX receipt_suspense ON receipt(received_on, id) WHERE suspense <> 0;

CREATE TABLE suspense_entry (           -- money without a debt, append-only; out is negative
  id INTEGER PRIMARY KEY,               -- entry number
  receipt_id INTEGER NOT NULL REFERENCES receipt(id), -- which money
  amount INTEGER NOT NULL,              -- cents, signed
  ledger_id INTEGER REFERENCES ledger_entry(id), -- what it was applied by
  reason TEXT NOT NULL DEFAULT '',      -- 'disputed', 'unmatched', 'returned to payer', ...
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id) -- who
) STRICT;
CREATE INDEX suspense_entry_receipt ON suspense_entry(receipt_id);

ALTER TABLE ledger_entry ADD COLUMN receipt_id INTEGER REFERENCES receipt(id); -- the money it posts
ALTER TABLE ledger_entry ADD COLUMN reason TEXT NOT NULL DEFAULT ''; -- return code, why adjusted
ALTER TABLE ledger_entry ADD COLUMN pair_id INTEGER REFERENCES ledger_entry(id); -- of a transfer
ALTER TABLE ledger_entry ADD COLUMN moves_id INTEGER REFERENCES ledger_entry(id); -- what it moves
ALTER TABLE ledger_entry ADD COLUMN approved_by INTEGER REFERENCES user(id); -- over a limit: who
ALTER TABLE ledger_entry ADD COLUMN credit_user_id INTEGER REFERENCES user(id); -- whose work it was
CREATE INDEX ledger_receipt ON ledger_entry(receipt_id) WHERE receipt_id IS NOT NULL;
CREATE UNIQUE INDEX ledger_reverses ON ledger_entry(reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX ledger_posted ON ledger_entry(posted_at);
CREATE INDEX ledger_credit ON ledger_entry(credit_user_id, posted_at)
  WHERE credit_user_id IS NOT NULL;
CREATE INDEX ledger_pair ON ledger_entry(pair_id) WHERE pair_id IS NOT NULL;
CREATE INDEX ledger_moves ON ledger_entry(moves_id) WHERE moves_id IS NOT NULL;

CREATE TABLE plan (                     -- installments agreed on, or a settlement
  id INTEGER PRIMARY KEY,               -- plan number
  account_id INTEGER NOT NULL REFERENCES account(id), -- the account it was made on
  kind TEXT NOT NULL CHECK (kind IN ('plan','settlement')), -- all of it, or a lesser sum
  state TEXT NOT NULL CHECK (state IN ('active','done','broken','cancelled','replaced')), -- now
  frequency TEXT NOT NULL,              -- vocabulary of domain/schedule.h
  method TEXT NOT NULL,                 -- tender promised
  first_on TEXT NOT NULL,               -- first installment
  installments INTEGER NOT NULL CHECK (installments > 0), -- how many
  level INTEGER NOT NULL,               -- cents of a usual installment
  down INTEGER NOT NULL DEFAULT 0,      -- down payment, cents
  balloon INTEGER NOT NULL DEFAULT 0,   -- cents on top of the last installment
  owed INTEGER NOT NULL,                -- cents owed when it was made
  promised INTEGER NOT NULL,            -- cents of all installments
  interest INTEGER NOT NULL DEFAULT 0,  -- cents of them that are interest
  rate_millionths INTEGER NOT NULL DEFAULT 0, -- a year
  offer_id INTEGER,                     -- the accepted offer of a settlement
  replaces_id INTEGER REFERENCES plan(id), -- the plan it was made of anew
  made_on TEXT NOT NULL,                -- office date
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  contact_id INTEGER REFERENCES contact(id), -- the call it came from
  approved_by INTEGER REFERENCES user(id), -- who allowed terms below the limits
  ended_at INTEGER                      -- UTC; NULL = money is still paid to it
) STRICT;
CREATE INDEX plan_account_made ON plan(account_id, id);
CREATE INDEX plan_settlement ON plan(id) WHERE kind = 'settlement' AND state = 'active';

CREATE TABLE plan_account (             -- the debts a plan pays, by share
  plan_id INTEGER NOT NULL REFERENCES plan(id), -- which plan
  account_id INTEGER NOT NULL REFERENCES account(id), -- which debt
  share INTEGER NOT NULL,               -- cents of the plan that are this debt's
  PRIMARY KEY (plan_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_account_account ON plan_account(account_id);

CREATE TABLE promise (                  -- a promise to pay, or one installment of a plan
  id INTEGER PRIMARY KEY,               -- promise number
  account_id INTEGER NOT NULL REFERENCES account(id), -- which debt; of a plan the one it is on
  plan_id INTEGER REFERENCES plan(id),  -- NULL = stands alone
  seq INTEGER NOT NULL DEFAULT 0,       -- installment, from 1; 0 = the down payment or no plan
  amount INTEGER NOT NULL CHECK (amount > 0), -- cents
  interest INTEGER NOT NULL DEFAULT 0,  -- cents of it that are interest
  due_on TEXT NOT NULL,                 -- as said
  grade_on TEXT NOT NULL,               -- last day that still counts: rolled forward, with grace
  tolerance_bp INTEGER NOT NULL,        -- how much of it keeps it
  method TEXT NOT NULL,                 -- tender promised
  state TEXT NOT NULL CHECK (state IN ('open','kept','partial','broken','cancelled')), -- now
  paid INTEGER NOT NULL DEFAULT 0,      -- cents counted to it
  made_on TEXT NOT NULL,                -- office date
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who took it
  contact_id INTEGER REFERENCES contact(id), -- the call it came from
  consent_id INTEGER REFERENCES consent(id) -- to be called on the due date (1006.14(b)(3)(i))
) STRICT;
CREATE INDEX promise_account ON promise(account_id, id);
CREATE INDEX promise_plan ON promise(plan_id, seq) WHERE plan_id IS NOT NULL;
CREATE INDEX promise_grade ON promise(grade_on, id) WHERE state = 'open';
CREATE INDEX promise_due ON promise(due_on, id);
CREATE UNIQUE INDEX promise_one_open ON promise(account_id)
  WHERE state = 'open' AND plan_id IS NULL;

CREATE TABLE promise_event (            -- every state a promise has had, append-only
  id INTEGER PRIMARY KEY,               -- row number
  promise_id INTEGER NOT NULL REFERENCES promise(id), -- which
  state TEXT NOT NULL,                  -- as promise.state
  paid INTEGER NOT NULL,                -- cents counted to it then
  on_date TEXT NOT NULL,                -- office date
  ledger_id INTEGER REFERENCES ledger_entry(id), -- the posting that did it; NULL = time, a person
  reason TEXT NOT NULL DEFAULT '',      -- 'grace ended', 'NSF', 'dispute', 'skipped a month', ...
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id) -- who, 1 for the morning run
) STRICT;
CREATE INDEX promise_event_promise ON promise_event(promise_id, id);
CREATE INDEX promise_event_date ON promise_event(on_date);

CREATE TABLE settlement_floor (         -- least percent that settles, by age, balance and role
  id INTEGER PRIMARY KEY,               -- row number
  client_id INTEGER NOT NULL,           -- 0 = clients without rows of their own
  min_age INTEGER NOT NULL,             -- days since placement, from
  min_balance INTEGER NOT NULL,         -- cents, from
  collector_bp INTEGER NOT NULL CHECK (collector_bp BETWEEN 0 AND 10000), -- a collector's floor
  lead_bp INTEGER NOT NULL CHECK (lead_bp BETWEEN 0 AND collector_bp), -- a lead's
  admin_bp INTEGER NOT NULL CHECK (admin_bp BETWEEN 0 AND lead_bp), -- nobody goes below this one
  UNIQUE (client_id, min_age, min_balance)
) STRICT;

CREATE TABLE offer (                    -- settlement offers and counter-offers, in order
  id INTEGER PRIMARY KEY,               -- offer number
  account_id INTEGER NOT NULL REFERENCES account(id), -- which debt
  side TEXT NOT NULL CHECK (side IN ('us','consumer')), -- who offered
  amount INTEGER NOT NULL CHECK (amount > 0), -- cents that would settle
  owed INTEGER NOT NULL,                -- cents owed at that moment
  floor INTEGER NOT NULL,               -- cents of the offering person's floor then
  due_on TEXT NOT NULL,                 -- to be paid until
  valid_until TEXT NOT NULL,            -- stands until
  installments INTEGER NOT NULL DEFAULT 1 CHECK (installments > 0), -- payments, the last on due_on
  state TEXT NOT NULL CHECK (state IN ('open','waiting','countered','accepted','declined',
    'expired')),                        -- waiting: for an approval
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  contact_id INTEGER REFERENCES contact(id), -- the call it came from
  approved_by INTEGER REFERENCES user(id), -- who allowed less than the floor
  words TEXT NOT NULL DEFAULT ''        -- what was said
) STRICT;
CREATE INDEX offer_account ON offer(account_id, id);
CREATE INDEX offer_open ON offer(valid_until) WHERE state IN ('open','waiting');

CREATE TABLE approval (                 -- what somebody asked a lead to allow
  id INTEGER PRIMARY KEY,               -- request number
  kind TEXT NOT NULL CHECK (kind IN ('settlement','plan','adjustment','writeoff','legal')), -- what
  account_id INTEGER NOT NULL REFERENCES account(id), -- on which debt
  subject_id INTEGER,                   -- the offer it is about, if one
  amount INTEGER NOT NULL,              -- cents asked for
  detail TEXT NOT NULL,                 -- what is to be done, as its kind reads it
  reason TEXT NOT NULL,                 -- in words
  state TEXT NOT NULL CHECK (state IN ('waiting','approved','refused','withdrawn')), -- now
  asked_at INTEGER NOT NULL,            -- UTC
  asked_by INTEGER NOT NULL REFERENCES user(id), -- who
  decided_at INTEGER,                   -- UTC
  decided_by INTEGER REFERENCES user(id), -- another than who asked
  decision TEXT NOT NULL DEFAULT '',    -- in words
  told_at INTEGER                       -- UTC: who asked saw it on APV
) STRICT;
CREATE INDEX approval_waiting ON approval(id) WHERE state = 'waiting';
CREATE INDEX approval_decided ON approval(decided_at, id) WHERE decided_at IS NOT NULL;
CREATE INDEX approval_untold ON approval(asked_by, id)
  WHERE told_at IS NULL AND state IN ('approved','refused');
CREATE INDEX approval_account ON approval(account_id, id);

CREATE TABLE instrument (               -- checks, debits, card dates to come; nothing is charged
  id INTEGER PRIMARY KEY,               -- item number
  account_id INTEGER NOT NULL REFERENCES account(id), -- which debt
  promise_id INTEGER REFERENCES promise(id), -- the installment it pays
  kind TEXT NOT NULL CHECK (kind IN ('check','ach','card')), -- what
  amount INTEGER NOT NULL CHECK (amount > 0), -- cents
  deposit_on TEXT NOT NULL,             -- never before this day
  taken_on TEXT NOT NULL,               -- office date we got it
  number TEXT NOT NULL DEFAULT '',      -- check number
  last4 TEXT NOT NULL DEFAULT '' CHECK (length(last4) <= 4), -- of account or card; never more
  recurring INTEGER NOT NULL DEFAULT 0, -- one of a series (1005.10)
  authorized TEXT NOT NULL DEFAULT '',  -- 'signed', 'electronic', 'recorded'; '' = not yet
  copy_on TEXT,                         -- copy of the authorization given (1005.10(b))
  revoked_on TEXT,                      -- the consumer stopped it: never again (1005.10(c))
  series_id INTEGER REFERENCES instrument(id), -- recurring: the first item of its series
  hold_until TEXT,                      -- held: first day free again; NULL = until released
  held_why TEXT NOT NULL DEFAULT '',    -- held: what for
  review INTEGER NOT NULL DEFAULT 0,    -- the bank sent a stop: a lead frees it
  receipt_id INTEGER REFERENCES receipt(id), -- the money of its last deposit
  state TEXT NOT NULL CHECK (state IN ('waiting','held','deposited','returned','cancelled')), -- now
  postdated INTEGER NOT NULL DEFAULT 0, -- ever dated more than five days ahead: noticed
  notice_on TEXT,                       -- notice of intent to deposit given (1006.22(c)(1))
  tries INTEGER NOT NULL DEFAULT 0,     -- times presented
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id) -- who
) STRICT;
CREATE INDEX instrument_account ON instrument(account_id, id);
CREATE INDEX instrument_waiting ON instrument(deposit_on, id) WHERE state IN ('waiting','held');
CREATE INDEX instrument_date ON instrument(deposit_on, id);
CREATE INDEX instrument_series ON instrument(series_id, id) WHERE series_id IS NOT NULL;

CREATE TABLE instrument_event (         -- what happened to an item, append-only
  id INTEGER PRIMARY KEY,               -- row number
  instrument_id INTEGER NOT NULL REFERENCES instrument(id), -- which
  event TEXT NOT NULL,                  -- 'taken', 'notice', 'held', 'deposited', 'returned', ...
  on_date TEXT NOT NULL,                -- office date
  detail TEXT NOT NULL DEFAULT '',      -- return code, why held
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id) -- who
) STRICT;
CREATE INDEX instrument_event_item ON instrument_event(instrument_id, id);

CREATE TABLE statement (                -- a budget as told, append-only; the newest counts
  id INTEGER PRIMARY KEY,               -- statement number
  consumer_id INTEGER NOT NULL REFERENCES party(id), -- whose
  reason TEXT NOT NULL DEFAULT '',      -- for delinquency: code of domain/finance.def
  words TEXT NOT NULL DEFAULT '',       -- what happened, as told
  employer TEXT NOT NULL DEFAULT '',    -- as told
  people INTEGER NOT NULL DEFAULT 1,    -- in the household
  told_on TEXT NOT NULL,                -- office date
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  contact_id INTEGER REFERENCES contact(id) -- the call it came from
) STRICT;
CREATE INDEX statement_consumer ON statement(consumer_id, id);

CREATE TABLE statement_line (           -- one income, expense or asset of a statement
  statement_id INTEGER NOT NULL REFERENCES statement(id), -- which
  item TEXT NOT NULL,                   -- of domain/finance.def
  amount INTEGER NOT NULL CHECK (amount >= 0), -- cents as told
  every TEXT NOT NULL,                  -- how often: 'month', 'week', ...
  PRIMARY KEY (statement_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE program_sheet (            -- help a consumer may be eligible for
  account_id INTEGER NOT NULL REFERENCES account(id), -- on which debt
  program TEXT NOT NULL,                -- of domain/finance.def
  state TEXT NOT NULL,                  -- 'looking', 'applied', 'granted', 'refused'
  documents TEXT NOT NULL DEFAULT '',   -- those that are here, blanks between
  deadline_on TEXT,                     -- to apply by
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who changed it last
  PRIMARY KEY (account_id, program)
) STRICT, WITHOUT ROWID;

CREATE TABLE merchandise (              -- goods to recover, with credit for what comes back
  id INTEGER PRIMARY KEY,               -- item number
  account_id INTEGER NOT NULL REFERENCES account(id), -- which debt
  description TEXT NOT NULL,            -- what
  serial TEXT NOT NULL DEFAULT '',      -- serial or tag number
  price INTEGER NOT NULL DEFAULT 0,     -- cents as sold
  condition TEXT NOT NULL DEFAULT '',   -- as it came back
  returned_on TEXT,                     -- NULL = still out
  credit INTEGER,                       -- cents agreed
  ledger_id INTEGER REFERENCES ledger_entry(id), -- the credit
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id) -- who changed it last
) STRICT;
CREATE INDEX merchandise_account ON merchandise(account_id, id);

CREATE TABLE product (                  -- a client's goods and services: notes and prices
  client_id INTEGER NOT NULL REFERENCES client(id), -- whose
  code TEXT NOT NULL,                   -- the client's code, upper case
  name TEXT NOT NULL,                   -- as sold
  price INTEGER NOT NULL,               -- cents
  notes TEXT NOT NULL DEFAULT '',       -- what a collector should know
  PRIMARY KEY (client_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE commission_rate (          -- what we earn, by client; the closest row wins
  id INTEGER PRIMARY KEY,               -- row number
  client_id INTEGER NOT NULL REFERENCES client(id), -- whose
  source TEXT NOT NULL CHECK (source IN ('us','client','any')), -- paid to us, direct, either
  legal TEXT NOT NULL CHECK (legal IN ('yes','no','any')), -- with a suit or judgment
  min_age INTEGER NOT NULL DEFAULT 0,   -- days since placement, from
  min_balance INTEGER NOT NULL DEFAULT 0, -- cents placed, from
  from_on TEXT NOT NULL,                -- postings effective from
  rate_bp INTEGER NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000), -- of what was paid
  flat INTEGER NOT NULL DEFAULT 0,      -- cents a payment, on top
  at INTEGER NOT NULL,                  -- UTC
  user_id INTEGER NOT NULL REFERENCES user(id), -- who
  ended_at INTEGER                      -- UTC; NULL = in force
) STRICT;
CREATE INDEX commission_rate_client ON commission_rate(client_id, from_on);

CREATE TABLE commission (               -- what one posting earned, append-only
  ledger_id INTEGER PRIMARY KEY REFERENCES ledger_entry(id), -- the posting
  rate_id INTEGER REFERENCES commission_rate(id), -- by which row; NULL = taken back, or none
  base INTEGER NOT NULL,                -- cents it was reckoned on
  rate_bp INTEGER NOT NULL,             -- then
  flat INTEGER NOT NULL,                -- cents for the payment itself, once a receipt and client
  amount INTEGER NOT NULL,              -- cents in all, signed
  money INTEGER NOT NULL,               -- the receipt it is for; without one, minus the payment
  like_id INTEGER REFERENCES ledger_entry(id) -- a payment that stands again: earns as that one did
) STRICT;
CREATE INDEX commission_money ON commission(money);

CREATE TRIGGER rate_change_keep_u BEFORE UPDATE ON rate_change
  BEGIN SELECT RAISE(ABORT, 'rate_change is append-only'); END;
CREATE TRIGGER rate_change_keep_d BEFORE DELETE ON rate_change
  BEGIN SELECT RAISE(ABORT, 'rate_change is append-only'); END;
CREATE TRIGGER suspense_entry_keep_u BEFORE UPDATE ON suspense_entry
  BEGIN SELECT RAISE(ABORT, 'suspense_entry is append-only'); END;
CREATE TRIGGER suspense_entry_keep_d BEFORE DELETE ON suspense_entry
  BEGIN SELECT RAISE(ABORT, 'suspense_entry is append-only'); END;
CREATE TRIGGER promise_event_keep_u BEFORE UPDATE ON promise_event
  BEGIN SELECT RAISE(ABORT, 'promise_event is append-only'); END;
CREATE TRIGGER promise_event_keep_d BEFORE DELETE ON promise_event
  BEGIN SELECT RAISE(ABORT, 'promise_event is append-only'); END;
CREATE TRIGGER instrument_event_keep_u BEFORE UPDATE ON instrument_event
  BEGIN SELECT RAISE(ABORT, 'instrument_event is append-only'); END;
CREATE TRIGGER instrument_event_keep_d BEFORE DELETE ON instrument_event
  BEGIN SELECT RAISE(ABORT, 'instrument_event is append-only'); END;
CREATE TRIGGER statement_keep_u BEFORE UPDATE ON statement
  BEGIN SELECT RAISE(ABORT, 'statement is append-only'); END;
CREATE TRIGGER statement_keep_d BEFORE DELETE ON statement
  BEGIN SELECT RAISE(ABORT, 'statement is append-only'); END;
CREATE TRIGGER statement_line_keep_u BEFORE UPDATE ON statement_line
  BEGIN SELECT RAISE(ABORT, 'statement_line is append-only'); END;
CREATE TRIGGER statement_line_keep_d BEFORE DELETE ON statement_line
  BEGIN SELECT RAISE(ABORT, 'statement_line is append-only'); END;
CREATE TRIGGER commission_keep_u BEFORE UPDATE ON commission
  BEGIN SELECT RAISE(ABORT, 'commission is append-only'); END;
CREATE TRIGGER commission_keep_d BEFORE DELETE ON commission
  BEGIN SELECT RAISE(ABORT, 'commission is append-only'); END;
