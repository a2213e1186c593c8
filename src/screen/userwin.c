/* SPDX-License-Identifier: MIT */
#include "userwin.h"

#include "app.h"
#include "arrears/desk/users.h"

struct userwin { char name[11]; enum user_role role; int authority; };

#define FIELDS(name_use, name_check, password_check, password_right) \
	{ .name = "NAME", .row = 3, .col = 24, .len = 10, .kind = FIELD_CODE, .use = name_use, \
	  .check = name_check, .label = "User", .label_col = 2, \
	  .help = "The sign-on name: 1 to 10 letters and digits, a letter first." }, \
	{ .name = "FULL", .row = 4, .col = 24, .len = 30, .max = 40, .kind = FIELD_CHAR, \
	  .use = name_use, .check = name_check | FIELD_LC, .label = "Full name", .label_col = 2, \
	  .help = "The name as people know it; letters and disclosures may show it." }, \
	{ .name = "ROLE", .row = 5, .col = 24, .len = 9, .kind = FIELD_CODE, .use = FIELD_IN, \
	  .check = FIELD_ME, .label = "Role", .label_col = 2, .text = "COLLECTOR", \
	  .values = "COLLECTOR LEAD ADMIN AUDITOR", .right = "F4 for list", \
	  .help = "COLLECTOR works accounts. LEAD also overrides, transfers and edits codes. " \
		"ADMIN also keeps users and files. AUDITOR reads everything, changes nothing." }, \
	{ .name = "LEVEL", .row = 6, .col = 24, .len = 2, .kind = FIELD_NUM, .use = FIELD_IN, \
	  .label = "Authority", .label_col = 2, .text = "0", .right = "0-99", .max_value = 99, \
	  .help = "The authority level within the role, 0 to 99." }, \
	{ .name = "PASSWORD", .row = 8, .col = 24, .len = 24, .max = 128, .kind = FIELD_PASSWORD, \
	  .use = FIELD_IN, .check = password_check | FIELD_LC | FIELD_NODRAFT, \
	  .label = "New password", .label_col = 2, .right = password_right, \
	  .help = "At least eight characters. A new password also lifts a lock-out." }, \
	{ .name = "AGAIN", .row = 9, .col = 24, .len = 24, .max = 128, .kind = FIELD_PASSWORD, \
	  .use = FIELD_IN, .check = password_check | FIELD_LC | FIELD_NODRAFT, \
	  .label = "Once more", .label_col = 2, \
	  .help = "The same again, because it cannot be seen." },

static const struct field add_fields[] = { FIELDS(FIELD_IN, FIELD_ME, FIELD_ME, "") };
static const struct field change_fields[] = { FIELDS(FIELD_OUT, 0, 0, "Blank: kept") };

static enum msgid check(struct ui *ui, struct pane *p, struct err *err)
{
	(void)ui;
	if (strcmp(pane_get(p, "PASSWORD"), pane_get(p, "AGAIN")) != 0)
		return err_set(err, MSG_PASSWORDS_DIFFER, "PASSWORD", NULL);
	return MSG_OK;
}

static enum msgid read_role(struct ui *ui, const struct pane *p, enum user_role *role,
	int *authority, struct err *err)
{
	int64_t level = 0;
	enum msgid m = pane_int(ui, p, "LEVEL", &level, err);
	if (m != MSG_OK)
		return m;
	if (!role_parse(pane_get(p, "ROLE"), role))
		return err_set(err, MSG_VALUE_INVALID, "ROLE", pane_get(p, "ROLE"), "Role", NULL);
	*authority = (int)level;
	return MSG_OK;
}

static enum msgid add(struct ui *ui, struct pane *p, struct err *err)
{
	struct users_new u = { .name = pane_get(p, "NAME"), .full_name = pane_get(p, "FULL"),
		.password = pane_get(p, "PASSWORD") };
	int64_t id;
	enum msgid m = read_role(ui, p, &u.role, &u.authority, err);
	if (m != MSG_OK)
		return m;
	ui_busy(ui);
	m = users_add(desk_of(ui), &u, &id, err);
	if (m != MSG_OK)
		return m;
	return app_saved(ui, p, MSG_USER_ADDED, u.name);
}

static enum msgid change_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct user_row *u = args;
	struct userwin *s = pane_state(p);
	(void)ui;
	(void)err;
	(void)text_put(s->name, sizeof s->name, u->name);
	s->role = u->role;
	s->authority = u->authority;
	pane_set(p, "NAME", u->name);
	pane_set(p, "FULL", u->full_name);
	return MSG_OK;
}

static enum msgid change_load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct userwin *s = pane_state(p);
	(void)ui;
	(void)err;
	pane_set(p, "ROLE", role_name(s->role));
	pane_setf(p, "LEVEL", "%d", s->authority);
	return MSG_OK;
}

static enum msgid change(struct ui *ui, struct pane *p, struct err *err)
{
	const struct userwin *s = pane_state(p);
	struct desk *d = desk_of(ui);
	enum user_role role = s->role;
	int authority = 0;
	enum msgid m = read_role(ui, p, &role, &authority, err);
	if (m == MSG_OK && (role != s->role || authority != s->authority))
		m = users_set_role(d, s->name, role, authority, err);
	ui_busy(ui);
	if (m == MSG_OK && pane_get(p, "PASSWORD")[0])
		m = users_set_password(d, s->name, pane_get(p, "PASSWORD"), err);
	if (m != MSG_OK)
		return m;
	return app_saved(ui, p, MSG_USER_CHANGED, s->name);
}

const struct panel panel_USRADD = {
	.id = "USRADD", .title = "Add User", .instruction = "Type choices, press Enter.",
	.instruction_row = 1, .flags = PANEL_WINDOW, .height = 13, .width = 60,
	.fields = add_fields, .field_count = ARRAY_SIZE(add_fields),
	.help = "Adds somebody who can sign on. They can change the password later.",
	.check = check, .enter = add,
};

const struct panel panel_USRCHG = {
	.id = "USRCHG", .title = "Change User", .instruction = "Type choices, press Enter.",
	.instruction_row = 1, .flags = PANEL_WINDOW, .height = 13, .width = 60,
	.state_size = sizeof(struct userwin),
	.fields = change_fields, .field_count = ARRAY_SIZE(change_fields),
	.help = "Changes role and authority, or gives a new password.",
	.open = change_open, .load = change_load, .check = check, .enter = change,
};
