/* SPDX-License-Identifier: MIT */
/* Dates as people type them, as files hold them, and as they are shown. */
#include "arrears/base/date.h"
#include "arrears/base/text.h"

#include <strings.h>

void date_iso(struct date d, char out[DATE_ISO_SIZE])
{
	struct ymd c = date_ymd(d);

	out[0] = '\0';
	if (!date_is_none(d))
		text_putf(out, DATE_ISO_SIZE, "%04d-%02d-%02d", c.year, c.month, c.day);
}

void date_show(struct date d, char out[9])
{
	struct ymd c = date_ymd(d);

	out[0] = '\0';
	if (!date_is_none(d))
		text_putf(out, 9, "%02d/%02d/%02d", c.month, c.day, c.year % 100);
}

/* A run of digits: its value and length. Never more than 8 digits are looked at. */
struct number { int value, len; };

static struct number read_number(const char *p)
{
	struct number n = { 0 };

	for (; n.len < 8 && p[n.len] >= '0' && p[n.len] <= '9'; n.len++)
		n.value = n.value * 10 + (p[n.len] - '0');
	return n;
}

/* A year of two digits lies in the hundred years that end 19 years from now. */
static int full_year(struct number n, struct date today)
{
	int last = date_ymd(today).year + 19, year = last - last % 100 + n.value;

	if (n.len != 2)
		return n.value;
	return year > last ? year - 100 : year;
}

/* Three numbers with the same separator between them, and where the text goes on. */
struct parts { struct number n[3]; const char *rest; };

static bool read_parts(const char *p, struct parts *out)
{
	char separator = '\0';

	for (int i = 0; i < 3; i++) {
		out->n[i] = read_number(p);
		if (out->n[i].len == 0 || out->n[i].len > 4)
			return false;
		p += out->n[i].len;
		if (i == 2)
			break;
		if (i == 0)
			separator = *p;
		if (*p != separator || (*p != '/' && *p != '-' && *p != '.'))
			return false;
		p++;
	}
	out->rest = p;
	return true;
}

/* The parts in the order of the file; the year of two or four digits, the others of one or two. */
static struct date from_parts(const struct parts *p, enum date_order order, struct date today)
{
	static const struct { int year, month, day; } place[] = {
		[DATE_MDY] = { 2, 0, 1 }, [DATE_DMY] = { 2, 1, 0 }, [DATE_YMD] = { 0, 1, 2 },
	};
	struct number year = p->n[place[order].year], month = p->n[place[order].month],
		day = p->n[place[order].day];

	if ((year.len != 2 && year.len != 4) || month.len > 2 || day.len > 2)
		return DATE_NONE;
	return date_from_ymd(full_year(year, today), month.value, day.value);
}

/* 112126 or 11212026 in the order given: the year last, or first. */
static struct date from_digits(const char *p, int len, enum date_order order, struct date today)
{
	struct parts parts = { .rest = p + len };
	char piece[3][5] = { { 0 } };
	int year_at = order == DATE_YMD ? 0 : 2;

	for (int i = 0; i < 3; i++) {
		int n = i == year_at ? len - 4 : 2;

		memcpy(piece[i], p, (size_t)n);
		parts.n[i] = read_number(piece[i]);
		p += n;
	}
	return from_parts(&parts, order, today);
}

enum msgid date_parse_iso(const char *text, struct date *out, struct err *err)
{
	struct parts p;
	struct date d = DATE_NONE;

	if (strlen(text) == DATE_ISO_SIZE - 1 && text[4] == '-' && text[7] == '-' &&
			read_parts(text, &p))
		d = date_from_ymd(p.n[0].value, p.n[1].value, p.n[2].value);
	if (date_is_none(d))
		return err_set(err, MSG_DATE_INVALID, "", text, NULL);
	*out = d;
	return MSG_OK;
}

/* Where a date leaves something open, it is the next such day, or the last one. */
enum lean { LEAN_NEXT, LEAN_LAST };

/* FRI, TUES, WEDNESDAY: three letters or more of a weekday's name. */
static struct date near_weekday(const char *word, struct date today, enum lean lean)
{
	static const char *const names[] = { "SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY",
		"THURSDAY", "FRIDAY", "SATURDAY" };
	int now = (int)date_weekday(today);

	for (int i = 0; strlen(word) >= 3 && i < 7; i++) {
		if (strncasecmp(word, names[i], strlen(word)) == 0)
			return date_add_days(today, lean == LEAN_LAST ? -((now - i + 7) % 7) :
				(i - now + 6) % 7 + 1);
	}
	return DATE_NONE;
}

/* The first month, this one or later, in which the day exists and is still to come. */
static struct date next_day_of_month(int day, struct date today)
{
	struct ymd c = date_ymd(today);

	for (int i = 0; day >= 1 && i < 12; i++) {
		int month = c.month - 1 + i;
		struct date d = date_from_ymd(c.year + month / 12, month % 12 + 1, day);

		if (date_cmp(d, today) > 0)
			return d;
	}
	return DATE_NONE;
}

/* The last month, this one or earlier, in which the day exists and is not to come. */
static struct date last_day_of_month(int day, struct date today)
{
	struct ymd c = date_ymd(today);

	for (int i = 0; day >= 1 && i < 12; i++) {
		int month = c.year * 12 + c.month - 1 - i;
		struct date d = date_from_ymd(month / 12, month % 12 + 1, day);

		if (!date_is_none(d) && date_cmp(d, today) <= 0)
			return d;
	}
	return DATE_NONE;
}

/* MM/DD: eight years reach the next leap day even across 2100. */
static struct date next_month_day(int month, int day, struct date today)
{
	int year = date_ymd(today).year;

	for (int i = 0; i <= 8; i++) {
		struct date d = date_from_ymd(year + i, month, day);

		if (date_cmp(d, today) >= 0 && !date_is_none(d))
			return d;
	}
	return DATE_NONE;
}

static struct date last_month_day(int month, int day, struct date today)
{
	int year = date_ymd(today).year;

	for (int i = 0; i <= 8; i++) {
		struct date d = date_from_ymd(year - i, month, day);

		if (date_cmp(d, today) <= 0 && !date_is_none(d))
			return d;
	}
	return DATE_NONE;
}

static struct date typed_digits(const char *p, int len, struct date today, enum lean lean)
{
	struct date d = DATE_NONE;

	if (len <= 2)
		return lean == LEAN_LAST ? last_day_of_month(read_number(p).value, today) :
			next_day_of_month(read_number(p).value, today);
	if (len == 6 || len == 8)
		d = from_digits(p, len, DATE_MDY, today);
	/* 20261124: no month is 19, 20 or 21, so this cannot be mistaken for the other. */
	if (date_is_none(d) && len == 8)
		d = from_digits(p, len, DATE_YMD, today);
	return d;
}

static struct date month_end(struct date today, enum lean lean)
{
	struct date end = date_end_of_month(today);
	struct ymd c = date_ymd(today);

	if (lean == LEAN_NEXT || date_cmp(end, today) == 0)
		return end;
	return date_add_days(date_from_ymd(c.year, c.month, 1), -1);
}

static struct date typed(const char *p, struct date today, enum lean lean)
{
	struct number first = read_number(p);
	struct parts parts;

	if (*p == '+' || *p == '-') {
		first = read_number(p + 1);
		if (first.len < 1 || first.len > 5 || p[1 + first.len] != '\0')
			return DATE_NONE;
		return date_add_days(today, *p == '-' ? -first.value : first.value);
	}
	if (strcasecmp(p, "TODAY") == 0)
		return today;
	if (strcasecmp(p, "EOM") == 0)
		return month_end(today, lean);
	if (first.len == 0)
		return near_weekday(p, today, lean);
	if (p[first.len] == '\0')
		return typed_digits(p, first.len, today, lean);
	if (read_parts(p, &parts))
		return *parts.rest ? DATE_NONE : from_parts(&parts, parts.n[0].len == 4 ?
			DATE_YMD : DATE_MDY, today);
	if (first.len <= 2 && (p[first.len] == '/' || p[first.len] == '-')) {
		struct number second = read_number(p + first.len + 1);

		if (second.len >= 1 && second.len <= 2 &&
				p[first.len + 1 + second.len] == '\0')
			return lean == LEAN_LAST ?
				last_month_day(first.value, second.value, today) :
				next_month_day(first.value, second.value, today);
	}
	return DATE_NONE;
}

/* The text without blanks around it; false if it is longer than any date. */
static bool trim(const char *text, char *out, size_t size)
{
	size_t len;

	text += strspn(text, " \t");
	len = strlen(text);
	while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
		len--;
	if (len >= size)
		return false;
	memcpy(out, text, len);
	out[len] = '\0';
	return len > 0;
}

static enum msgid parse_typed(const char *text, struct date today, enum lean lean,
	struct date *out, struct err *err)
{
	char word[16];
	struct date d = DATE_NONE;

	if (trim(text, word, sizeof word))
		d = typed(word, today, lean);
	if (date_is_none(d))
		return err_set(err, MSG_DATE_INVALID, "", text, NULL);
	*out = d;
	return MSG_OK;
}

enum msgid date_parse_typed(const char *text, struct date today, struct date *out,
	struct err *err)
{
	return parse_typed(text, today, LEAN_NEXT, out, err);
}

enum msgid date_parse_past(const char *text, struct date today, struct date *out,
	struct err *err)
{
	return parse_typed(text, today, LEAN_LAST, out, err);
}

/* Nothing, or a time of day after a blank or T: "10:15", "00:00:00.000Z", "9:05:00 AM". */
static bool is_time_or_end(const char *p)
{
	if (*p == '\0')
		return true;
	if (*p != ' ' && *p != 'T')
		return false;
	p++;
	return read_number(p).len >= 1 && strchr(p, ':') &&
	       p[strspn(p, "0123456789:.,+- APMapmZ")] == '\0';
}

enum msgid date_parse_file(const char *text, enum date_order order, struct date today,
	struct date *out, struct err *err)
{
	char word[48];
	struct date d = DATE_NONE;
	struct parts parts;

	if (trim(text, word, sizeof word)) {
		struct number n = read_number(word);

		if (n.len == 8 && is_time_or_end(word + 8))
			d = from_digits(word, 8, order, today);
		else if (read_parts(word, &parts) && is_time_or_end(parts.rest))
			d = from_parts(&parts, parts.n[0].len == 4 ? DATE_YMD : order, today);
	}
	if (date_is_none(d))
		return err_set(err, MSG_DATE_INVALID, "", text, NULL);
	*out = d;
	return MSG_OK;
}
