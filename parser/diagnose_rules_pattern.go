package parser

// patternRules are the rules of match statements.
const patternRules = `
match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT | bad_match_stmt
bad_match_stmt:
	"match" subject_expr NEWLINE {last "expected ':'"}
	| a="match" subject_expr ':' NEWLINE !INDENT {block a "'match' statement"}
subject_expr: star_named_expression ',' star_named_expressions? | named_expression
case_block: bad_case_block | "case" patterns guard? ':' block
bad_case_block:
	"case" patterns guard? NEWLINE {last "expected ':'"}
	| a="case" patterns guard? ':' NEWLINE !INDENT {block a "'case' statement"}
guard: 'if' named_expression

patterns: open_sequence_pattern | pattern
pattern: as_pattern | or_pattern
as_pattern: or_pattern 'as' pattern_capture_target | bad_as_pattern
bad_as_pattern:
	or_pattern 'as' a="_" {at a "cannot use '_' as a target"}
	| or_pattern 'as' !NAME a=expression {at a "invalid pattern target"}
or_pattern: closed_pattern % '|'
closed_pattern memo:
	literal_pattern | pattern_capture_target | "_" | value_pattern | group_pattern
	| sequence_pattern | mapping_pattern | class_pattern
literal_pattern: signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
complex_number: signed_real_number ('+' | '-') imaginary_number
signed_number: NUMBER | '-' NUMBER
signed_real_number: real_number | '-' real_number
real_number: a=NUMBER {real a "real number required in complex literal"}
imaginary_number: a=NUMBER {imaginary a "imaginary number required in complex literal"}
pattern_capture_target: !"_" NAME !('.' | '(' | '=')
value_pattern: attr !('.' | '(' | '=')
attr memo: attr '.' NAME | NAME '.' NAME
name_or_attr: attr | NAME
group_pattern: '(' a=pattern ')' {is a}
sequence_pattern: '[' maybe_sequence_pattern? ']' | '(' open_sequence_pattern? ')'
open_sequence_pattern: maybe_star_pattern ',' maybe_sequence_pattern?
maybe_sequence_pattern: (maybe_star_pattern % ',') ','?
maybe_star_pattern: star_pattern | pattern
star_pattern memo: '*' pattern_capture_target | '*' "_"
mapping_pattern:
	'{' '}'
	| '{' double_star_pattern ','? '}'
	| '{' (key_value_pattern % ',') ',' double_star_pattern ','? '}'
	| '{' (key_value_pattern % ',') ','? '}'
key_value_pattern: (literal_pattern | attr) ':' pattern
double_star_pattern: '**' pattern_capture_target
class_pattern:
	name_or_attr '(' ')'
	| name_or_attr '(' positional_patterns ','? ')'
	| name_or_attr '(' keyword_patterns ','? ')'
	| name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')'
	| bad_class_pattern
positional_patterns: pattern % ','
keyword_patterns: (NAME '=' pattern) % ','
bad_class_pattern:
	name_or_attr '(' (positional_patterns ',')? keyword_patterns ',' a=positional_patterns {at a "positional patterns follow keyword patterns"}
`
