/* SPDX-License-Identifier: MIT */
/* The commands and options as a completion for bash. */
#include "cli.h"
#include "dump.h"

static bool takes_file(const struct cli_option *o)
{
	return o->arg && strcmp(o->arg, "FILE") == 0;
}

/* "--map|--db": what takes a file, or what takes something else. */
static void put_options_with(FILE *to, bool file)
{
	const struct cli_command *cmd;
	const char *bar = "";
	for (size_t i = 0; i < cli_common_count; i++)
		if (cli_common[i].arg && takes_file(&cli_common[i]) == file) {
			fprintf(to, "%s--%s", bar, cli_common[i].name);
			bar = "|";
		}
	for (size_t i = 0; (cmd = cli_command_at(i)) != NULL; i++)
		for (size_t k = 0; k < cmd->option_count; k++)
			if (cmd->options[k].arg && takes_file(&cmd->options[k]) == file)
				fprintf(to, "|--%s", cmd->options[k].name);
}

static void put_common(FILE *to)
{
	for (size_t i = 0; i < cli_common_count; i++)
		fprintf(to, " --%s", cli_common[i].name);
}

static bool begins_before(size_t at, size_t len)
{
	const char *name = cli_command_at(at)->name;
	for (size_t i = 0; i < at; i++)
		if (strncmp(cli_command_at(i)->name, name, len + 1) == 0)
			return true;
	return false;
}

/* "init user client": the first words, each once. */
static void put_first_words(FILE *to)
{
	const struct cli_command *cmd;
	for (size_t i = 0; (cmd = cli_command_at(i)) != NULL; i++) {
		size_t len = strcspn(cmd->name, " ");
		if (len > 0 && !begins_before(i, cmd->name[len] ? len : len - 1))
			fprintf(to, " %.*s", (int)len, cmd->name);
	}
}

/* user) list="add list" ;; and so on. */
static void put_second_words(FILE *to)
{
	const struct cli_command *cmd, *other;
	for (size_t i = 0; (cmd = cli_command_at(i)) != NULL; i++) {
		size_t len = strcspn(cmd->name, " ");
		if (!cmd->name[len] || begins_before(i, len))
			continue;
		fprintf(to, "\t\t%.*s) list='", (int)len, cmd->name);
		for (size_t k = i; (other = cli_command_at(k)) != NULL; k++)
			if (strncmp(other->name, cmd->name, len + 1) == 0)
				fprintf(to, " %s", other->name + len + 1);
		fputs("' ;;\n", to);
	}
}

static void put_command_options(FILE *to)
{
	const struct cli_command *cmd;
	for (size_t i = 0; (cmd = cli_command_at(i)) != NULL; i++) {
		if (cmd->option_count == 0)
			continue;
		fprintf(to, "\t\t'%s'*) list+='", cmd->name);
		for (size_t k = 0; k < cmd->option_count; k++)
			fprintf(to, " --%s", cmd->options[k].name);
		fputs("' ;;\n", to);
	}
}

void dump_completion(FILE *to)
{
	fputs("# bash completion of arrears, made by: arrears help --dump completion\n"
		"_arrears()\n{\n"
		"\tlocal cur=${COMP_WORDS[COMP_CWORD]} list='' words='' skip='' word\n"
		"\tcase ${COMP_WORDS[COMP_CWORD-1]} in\n\t", to);
	put_options_with(to, true);
	fputs(")\n\t\tcompopt -o filenames 2>/dev/null\n"
		"\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n\t\treturn ;;\n\t", to);
	put_options_with(to, false);
	fputs(")\n\t\treturn ;;\n\tesac\n"
		"\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
		"\t\tif [[ $skip ]]; then skip=''; continue; fi\n"
		"\t\tcase $word in\n\t\t", to);
	put_options_with(to, true);
	fputc('|', to);
	put_options_with(to, false);
	fputs(") skip=yes ;;\n\t\t-*) ;;\n\t\t*) words+=\"${words:+ }$word\" ;;\n\t\tesac\n\tdone\n"
		"\tif [[ $cur == -* ]]; then\n\t\tlist='", to);
	put_common(to);
	fputs("'\n\t\tcase $words in\n", to);
	put_command_options(to);
	fputs("\t\tesac\n\telse\n\t\tcase $words in\n\t\t'') list='", to);
	put_first_words(to);
	fputs("' ;;\n", to);
	put_second_words(to);
	fputs("\t\t*)\n\t\t\tcompopt -o filenames 2>/dev/null\n"
		"\t\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n\t\t\treturn ;;\n"
		"\t\tesac\n\tfi\n"
		"\tmapfile -t COMPREPLY < <(compgen -W \"$list\" -- \"$cur\")\n}\n"
		"complete -F _arrears arrears\n", to);
}
