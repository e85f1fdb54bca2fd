package parser

// expressionRules are the rules of expressions.
const expressionRules = `
expressions:
	expression (',' expression)+ ','? -> tuple
	| expression ',' -> tuple
	| expression
expression memo:
	bad_expression
	| bad_legacy_expression
	| disjunction 'if' disjunction 'else' expression -> conditional expression
	| disjunction
	| lambdef
bad_expression:
	!(NAME STRING | SOFT_KEYWORD) a=disjunction b=plain_expression {comma a b "invalid syntax. Perhaps you forgot a comma?"}
	| a=disjunction 'if' b=disjunction !('else' | ':') {range a b "expected 'else' after 'if' expression"}
	| a='lambda' lambda_params? b=':' &FSTRING_MIDDLE
		{range a b "f-string: lambda expressions are not allowed without parentheses"}
bad_legacy_expression: a=NAME !'(' b=star_expressions {legacy a b "Missing parentheses in call to '%t'. Did you mean %t(...)?"}
plain_expression quiet:
	disjunction 'if' disjunction 'else' expression -> conditional expression
	| disjunction
	| lambdef
yield_expr: 'yield' 'from' expression -> yield expression | 'yield' star_expressions? -> yield expression
star_expressions:
	star_expression (',' star_expression)+ ','? -> tuple
	| star_expression ',' -> tuple
	| star_expression
star_expression memo: '*' bitwise_or -> starred | expression
star_named_expressions: (star_named_expression % ',') ','?
star_named_expression: '*' bitwise_or -> starred | named_expression
assignment_expression: NAME ':=' ~ expression -> named expression
named_expression: assignment_expression | bad_named_expression | expression !':='
bad_named_expression memo:
	a=expression ':=' expression {at a "cannot use assignment expressions with %s"}
	| a=NAME '=' b=bitwise_or !('=' | ':=') {range a b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"}
	| !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or !('=' | ':=')
		{at a "cannot assign to %s here. Maybe you meant '==' instead of '='?"}

disjunction memo: conjunction ('or' conjunction)+ -> expression | conjunction
conjunction memo: inversion ('and' inversion)+ -> expression | inversion
inversion memo: 'not' inversion -> expression | comparison
comparison: bitwise_or comparison_pair+ -> comparison | bitwise_or
comparison_pair:
	('==' | '!=' | '<=' | '<' | '>=' | '>') bitwise_or -> pair
	| 'not' 'in' bitwise_or -> pair
	| 'in' bitwise_or -> in pair
	| 'is' 'not' bitwise_or -> pair
	| 'is' bitwise_or -> pair
bitwise_or memo: bitwise_or '|' bitwise_xor -> expression | bitwise_xor
bitwise_xor memo: bitwise_xor '^' bitwise_and -> expression | bitwise_and
bitwise_and memo: bitwise_and '&' shift_expr -> expression | shift_expr
shift_expr memo: shift_expr ('<<' | '>>') sum -> expression | bad_arithmetic | sum
sum memo: sum ('+' | '-') term -> expression | term
term memo: term ('*' | '/' | '//' | '%' | '@') factor -> expression | bad_factor | factor
bad_arithmetic: sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a='not' b=inversion {range a b "'not' after an operator must be parenthesized"}
bad_factor: ('+' | '-' | '~') a='not' b=factor {range a b "'not' after an operator must be parenthesized"}
factor memo: ('+' | '-' | '~') factor -> expression | power
power: await_primary '**' factor -> expression | await_primary
await_primary memo: 'await' primary -> await expression | primary
primary memo:
	primary '.' NAME -> attribute
	| primary genexp -> function call
	| primary '(' arguments? ')' -> function call
	| primary '[' slices ']' -> subscript
	| atom
slices: slice !',' | ((slice | starred_expression) % ',') ','? -> tuple
slice: expression? ':' expression? (':' expression?)? | named_expression
atom:
	NAME -> name
	| 'True' -> True
	| 'False' -> False
	| 'None' -> None
	| &(STRING | FSTRING_START) strings
	| NUMBER -> literal
	| &'(' (tuple | group | genexp)
	| &'[' (list | listcomp)
	| &'{' (dict | set | dictcomp | setcomp)
	| '...' -> ellipsis
group: '(' a=(yield_expr | named_expression) ')' {is a} | bad_group
bad_group:
	'(' a=starred_expression ')' {at a "cannot use starred expression here"}
	| '(' a='**' expression ')' {at a "cannot use double starred expression here"}
lambdef: 'lambda' lambda_params? ':' expression -> lambda

strings memo: (fstring | STRING)+ {strings}
fstring: FSTRING_START fstring_middle* FSTRING_END
fstring_middle: fstring_replacement_field | FSTRING_MIDDLE
fstring_replacement_field:
	'{' annotated_rhs '='? fstring_conversion? fstring_full_format_spec? '}'
	| bad_replacement_field
fstring_conversion: a='!' b=NAME {conversion a b}
fstring_full_format_spec: ':' fstring_format_spec*
fstring_format_spec: FSTRING_MIDDLE | fstring_replacement_field
bad_replacement_field:
	'{' a=('=' | '!' | ':' | '}') {at a "f-string: valid expression required before '%t'"}
	| '{' !annotated_rhs {next "f-string: expecting a valid expression after '{'"}
	| '{' annotated_rhs !('=' | '!' | ':' | '}') {next "f-string: expecting '=', or '!', or ':', or '}'"}
	| '{' annotated_rhs '=' !('!' | ':' | '}') {next "f-string: expecting '!', or ':', or '}'"}
	| '{' annotated_rhs '='? bad_conversion_character
	| '{' annotated_rhs '='? ('!' NAME)? !(':' | '}') {next "f-string: expecting ':' or '}'"}
	| '{' annotated_rhs '='? ('!' NAME)? ':' fstring_format_spec* !'}' {next "f-string: expecting '}', or format specs"}
	| '{' annotated_rhs '='? ('!' NAME)? !'}' {next "f-string: expecting '}'"}
bad_conversion_character:
	'!' &(':' | '}') {next "f-string: missing conversion character"}
	| '!' !NAME {next "f-string: invalid conversion character"}

list: '[' star_named_expressions? ']' -> list
tuple: '(' (star_named_expression ',' star_named_expressions?)? ')' -> tuple
set: '{' star_named_expressions '}' -> set display
dict: '{' double_starred_kvpairs? '}' -> dict literal | '{' wrong_kvpairs '}'
double_starred_kvpairs: (double_starred_kvpair % ',') ','?
double_starred_kvpair: '**' bitwise_or | kvpair
kvpair: expression ':' expression
wrong_kvpairs:
	(double_starred_kvpair % ',') ',' wrong_kvpair
	| expression ':' a='*' bitwise_or {from a "cannot use a starred expression in a dictionary value"}
	| expression a=':' &('}' | ',') {at a "expression expected after dictionary key and ':'"}
wrong_kvpair:
	a=expression !':' {key a "':' expected after dictionary key"}
	| expression ':' a='*' bitwise_or {from a "cannot use a starred expression in a dictionary value"}
	| expression a=':' &('}' | ',') {at a "expression expected after dictionary key and ':'"}

for_if_clauses: for_if_clause+
for_if_clause:
	'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)* -> clause
	| 'for' star_targets 'in' ~ disjunction ('if' disjunction)* -> clause
	| wrong_for_if_clause
	| bad_for_target
wrong_for_if_clause: 'async'? 'for' (bitwise_or (',' bitwise_or)* ','?) !'in' {last "'in' expected after for-loop variables"}
listcomp: '[' named_expression for_if_clauses ']' -> list comprehension | bad_comprehension
setcomp: '{' named_expression for_if_clauses '}' -> set comprehension | bad_comprehension
genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' -> generator expression | bad_comprehension
dictcomp: '{' kvpair for_if_clauses '}' -> dict comprehension | bad_dict_comprehension
bad_comprehension:
	('[' | '(' | '{') a=starred_expression for_if_clauses {at a "iterable unpacking cannot be used in comprehension"}
	| ('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses
		{tolast a b "did you forget parentheses around the comprehension target?"}
	| ('[' | '{') a=star_named_expression b=',' for_if_clauses {range a b "did you forget parentheses around the comprehension target?"}
bad_dict_comprehension: '{' a='**' bitwise_or for_if_clauses '}' {at a "dict unpacking cannot be used in dict comprehension"}

arguments memo: args ','? &')' | bad_arguments
args: ((starred_expression | (assignment_expression | expression !':=') !'=') % ',') (',' kwargs)? | kwargs
kwargs:
	(kwarg_or_starred % ',') ',' (kwarg_or_double_starred % ',')
	| kwarg_or_starred % ','
	| kwarg_or_double_starred % ','
starred_expression: bad_starred_unpacking | '*' expression -> starred | '*' {last "Invalid star expression"}
bad_starred_unpacking: a='*' expression '=' b=expression {range a b "cannot assign to iterable argument unpacking"}
kwarg_or_starred: bad_kwarg | NAME '=' expression -> keyword | starred_expression
kwarg_or_double_starred: bad_kwarg | NAME '=' expression -> keyword | '**' expression -> double starred
bad_arguments:
	((((starred_expression | (assignment_expression | expression !':=') !'=') % ',') ',' kwargs) | kwargs) a=',' '*' b=expression
		{range a b "iterable argument unpacking follows keyword argument unpacking"}
	| a=expression b=for_if_clauses ',' (args | expression for_if_clauses)? {toclause a b "Generator expression must be parenthesized"}
	| a=NAME b='=' expression for_if_clauses {range a b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"}
	| (args ',')? a=NAME b='=' &(',' | ')') {range a b "expected argument value expression"}
	| a=args b=for_if_clauses {generator a b "Generator expression must be parenthesized"}
	| args ',' a=expression b=for_if_clauses {toclause a b "Generator expression must be parenthesized"}
	| a=args ',' args {positional a}
bad_kwarg:
	a=('True' | 'False' | 'None') b='=' {range a b "cannot assign to %t"}
	| a=NAME b='=' expression for_if_clauses {range a b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"}
	| !(NAME '=') a=expression b='=' {range a b "expression cannot contain assignment, perhaps you meant \"==\"?"}
	| a='**' expression '=' b=expression {range a b "cannot assign to keyword argument unpacking"}

star_targets: star_target !',' | star_target (',' star_target)* ','? -> tuple
star_target memo: '*' !'*' star_target -> starred | target_with_star_atom
target_with_star_atom memo:
	t_primary '.' NAME !t_lookahead -> attribute
	| t_primary '[' slices ']' !t_lookahead -> subscript
	| star_atom
star_atom:
	NAME -> name
	| '(' target_with_star_atom ')'
	| '(' (star_target (',' star_target)+ ','? | star_target ',')? ')' -> tuple
	| '[' ((star_target % ',') ','?)? ']' -> list
single_target: single_subscript_attribute_target | NAME | '(' single_target ')'
single_subscript_attribute_target: t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead
t_primary memo:
	t_primary '.' NAME &t_lookahead
	| t_primary '[' slices ']' &t_lookahead
	| t_primary genexp &t_lookahead
	| t_primary '(' arguments? ')' &t_lookahead
	| atom &t_lookahead
t_lookahead: '(' | '[' | '.'
del_targets: (del_target % ',') ','?
del_target memo: t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | del_t_atom
del_t_atom: NAME | '(' del_target ')' | '(' del_targets? ')' | '[' del_targets? ']'
`
