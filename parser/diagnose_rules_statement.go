package parser

// statementRules are the rules of statements; diagnose_grammar.go tells the
// notation.
const statementRules = `
file: statements? END
eval: expressions NEWLINE* END

statements: statement+
statement: compound_stmt | simple_stmts
simple_stmts: simple_stmt !';' NEWLINE | (simple_stmt % ';') ';'? NEWLINE
simple_stmt memo:
	assignment | &"type" type_alias | star_expressions
	| 'return' star_expressions?
	| &('import' | 'from') import_stmt
	| &'raise' raise_stmt
	| 'pass'
	| &'del' del_stmt
	| &'yield' yield_expr
	| 'assert' expression (',' expression)?
	| 'break' | 'continue'
	| ('global' | 'nonlocal') (NAME % ',')
compound_stmt:
	&('def' | '@' | 'async') function_def
	| &'if' if_stmt
	| &('class' | '@') class_def
	| &('with' | 'async') with_stmt
	| &('for' | 'async') for_stmt
	| &'try' try_stmt
	| &'while' while_stmt
	| match_stmt

assignment:
	NAME ':' expression ('=' annotated_rhs)?
	| ('(' single_target ')' | single_subscript_attribute_target) ':' expression ('=' annotated_rhs)?
	| (star_targets '=')+ annotated_rhs !'='
	| single_target augassign ~ annotated_rhs
	| bad_assignment
bad_assignment:
	a=bad_annotated_target ':' expression {at a "only single target (not %s) can be annotated"}
	| a=star_named_expression ',' star_named_expressions* ':' expression {at a "only single target (not tuple) can be annotated"}
	| a=expression ':' expression {at a "illegal target for annotation"}
	| (star_targets '=')* a=star_expressions '=' {target a "cannot assign to %s"}
	| (star_targets '=')* a=yield_expr '=' {at a "assignment to yield expression not possible"}
	| a=star_expressions augassign annotated_rhs {at a "'%s' is an illegal expression for augmented assignment"}
bad_annotated_target: list | tuple | '(' a=bad_annotated_target ')' {is a}
annotated_rhs: yield_expr | star_expressions
augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='

raise_stmt: 'raise' expression ('from' expression)? | 'raise'
del_stmt: 'del' del_targets &(';' | NEWLINE) | bad_del_stmt
bad_del_stmt: 'del' a=star_expressions {delete a "cannot delete %s"}

import_stmt memo: bad_import | import_name | import_from
bad_import:
	a='import' (dotted_name % ',') 'from' dotted_name {from a "Did you mean to use 'from ... import ...' instead?"}
	| 'import' a=NEWLINE {from a "Expected one or more names after 'import'"}
import_name: 'import' (dotted_as_name % ',')
import_from:
	'from' ('.' | '...')* dotted_name 'import' import_from_targets
	| 'from' ('.' | '...')+ 'import' import_from_targets
import_from_targets:
	'(' import_from_as_names ','? ')'
	| import_from_as_names !','
	| '*'
	| bad_import_from_targets
bad_import_from_targets:
	import_from_as_names ',' NEWLINE {last "trailing comma not allowed without surrounding parentheses"}
	| a=NEWLINE {from a "Expected one or more names after 'import'"}
import_from_as_names: (NAME ('as' NAME)?) % ','
dotted_as_name: dotted_name ('as' NAME)?
dotted_name memo: dotted_name '.' NAME | NAME

block memo: NEWLINE INDENT statements DEDENT | simple_stmts | bad_block
bad_block: NEWLINE !INDENT {indent "expected an indented block"}
decorators: ('@' named_expression NEWLINE)+

class_def: decorators class_def_raw | class_def_raw
class_def_raw: bad_class_def_raw | 'class' NAME type_params? ('(' arguments? ')')? ':' block
bad_class_def_raw:
	'class' NAME type_params? ('(' arguments? ')')? NEWLINE {last "expected ':'"}
	| a='class' NAME type_params? ('(' arguments? ')')? ':' NEWLINE !INDENT {block a "class definition"}

function_def: decorators function_def_raw | function_def_raw
function_def_raw:
	bad_def_raw
	| 'async'? 'def' NAME type_params? '(' params? ')' ('->' expression)? ':' block
bad_def_raw:
	'async'? a='def' NAME type_params? '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT {block a "function definition"}
	| 'async'? 'def' NAME type_params? ^'(' params? ')' ('->' expression)? ^':' block

if_stmt:
	bad_if_stmt
	| 'if' named_expression ':' block elif_stmt
	| 'if' named_expression ':' block else_block?
bad_if_stmt:
	'if' named_expression NEWLINE {last "expected ':'"}
	| a='if' named_expression ':' NEWLINE !INDENT {block a "'if' statement"}
elif_stmt:
	bad_elif_stmt
	| 'elif' named_expression ':' block elif_stmt
	| 'elif' named_expression ':' block else_block?
bad_elif_stmt:
	'elif' named_expression NEWLINE {last "expected ':'"}
	| a='elif' named_expression ':' NEWLINE !INDENT {block a "'elif' statement"}
else_block: bad_else_stmt | 'else' ^':' block
bad_else_stmt: a='else' ':' NEWLINE !INDENT {block a "'else' statement"}
while_stmt: bad_while_stmt | 'while' named_expression ':' block else_block?
bad_while_stmt:
	'while' named_expression NEWLINE {last "expected ':'"}
	| a='while' named_expression ':' NEWLINE !INDENT {block a "'while' statement"}

for_stmt:
	bad_for_stmt
	| 'for' star_targets 'in' ~ star_expressions ':' block else_block?
	| 'async' 'for' star_targets 'in' ~ star_expressions ':' block else_block?
	| bad_for_target
bad_for_stmt:
	'async'? 'for' star_targets 'in' star_expressions NEWLINE {last "expected ':'"}
	| 'async'? a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT {block a "'for' statement"}
bad_for_target: 'async'? 'for' a=star_expressions {for a "cannot assign to %s"}

with_stmt:
	bad_with_stmt_indent
	| 'with' '(' (with_item % ',') ','? ')' ':' block
	| 'with' (with_item % ',') ':' block
	| 'async' 'with' '(' (with_item % ',') ','? ')' ':' block
	| 'async' 'with' (with_item % ',') ':' block
	| bad_with_stmt
with_item:
	expression 'as' star_target &(',' | ')' | ':')
	| bad_with_item
	| expression
bad_with_item: expression 'as' a=expression &(',' | ')' | ':') {target a "cannot assign to %s"}
bad_with_stmt:
	'async'? 'with' ((expression ('as' star_target)?) % ',') NEWLINE {last "expected ':'"}
	| 'async'? 'with' '(' ((expressions ('as' star_target)?) % ',') ','? ')' NEWLINE {last "expected ':'"}
bad_with_stmt_indent:
	'async'? a='with' ((expression ('as' star_target)?) % ',') ':' NEWLINE !INDENT {block a "'with' statement"}
	| 'async'? a='with' '(' ((expressions ('as' star_target)?) % ',') ','? ')' ':' NEWLINE !INDENT {block a "'with' statement"}

try_stmt:
	bad_try_stmt
	| 'try' ^':' block finally_block
	| 'try' ^':' block except_block+ else_block? finally_block?
	| 'try' ^':' block except_star_block+ else_block? finally_block?
bad_try_stmt:
	a='try' ':' NEWLINE !INDENT {block a "'try' statement"}
	| 'try' ':' block !('except' | 'finally') {last "expected 'except' or 'finally' block"}
	| 'try' ':' block* except_block+ a='except' b='*' expression ('as' NAME)? ':'
		{range a b "cannot have both 'except' and 'except*' on the same 'try'"}
	| 'try' ':' block* except_star_block+ a='except' (expression ('as' NAME)?)? ':'
		{at a "cannot have both 'except' and 'except*' on the same 'try'"}
except_block:
	bad_except_stmt_indent
	| 'except' expression ('as' NAME)? ':' block
	| 'except' ':' block
	| bad_except_stmt
except_star_block:
	bad_except_star_stmt_indent
	| 'except' '*' expression ('as' NAME)? ':' block
	| bad_except_stmt
bad_except_stmt:
	'except' '*'? a=expression ',' expressions ('as' NAME)? ':' {from a "multiple exception types must be parenthesized"}
	| 'except' '*'? expression ('as' NAME)? NEWLINE {last "expected ':'"}
	| 'except' NEWLINE {last "expected ':'"}
	| 'except' '*' (NEWLINE | ':') {last "expected one or more exception types"}
bad_except_stmt_indent:
	a='except' expression ('as' NAME)? ':' NEWLINE !INDENT {block a "'except' statement"}
	| a='except' ':' NEWLINE !INDENT {block a "'except' statement"}
bad_except_star_stmt_indent:
	a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT {block a "'except*' statement"}
finally_block: bad_finally_stmt | 'finally' ^':' block
bad_finally_stmt: a='finally' ':' NEWLINE !INDENT {block a "'finally' statement"}

type_alias: "type" NAME type_params? '=' expression
type_params: bad_type_params | '[' (type_param % ',') ','? ']'
bad_type_params: '[' a=']' {from a "Type parameter list cannot be empty"}
type_param memo:
	NAME (':' expression)? ('=' expression)?
	| bad_type_param
	| '*' NAME ('=' star_expression)?
	| '**' NAME ('=' expression)?
bad_type_param:
	'*' NAME a=':' b=expression {bound a b "TypeVarTuple"}
	| '**' NAME a=':' b=expression {bound a b "ParamSpec"}
`
