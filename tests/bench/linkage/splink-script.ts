/**
 * The script that the bench lets Splink run: it reads `job.json` (files, key, columns by role, output), chooses the
 * comparisons and blocking rules that Splink's own examples use for such columns, trains without labels, and writes
 * `clusters.csv` as `tianxin link` does.
 */
export const SPLINK_SCRIPT = `
import csv, json, os, sys, time, warnings, logging
warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

job = json.load(open(sys.argv[1]))
began = time.time()
con = duckdb.connect()
con.execute("SET threads = %d" % job["threads"])
key, columns, across = job["key"], job["columns"], job["oneRecordPerSource"]
quoted = lambda name: '"' + name.replace('"', '""') + '"'
parts = []
for path in job["inputs"]:
    source = os.path.basename(path)[:-4]
    cells = ", ".join("nullif(trim(%s), '') AS %s" % (quoted(c["name"]), quoted(c["name"])) for c in columns)
    parts.append("SELECT '%s/' || %s AS uid, '%s' AS src, %s FROM read_csv('%s', all_varchar = true, header = true)"
                 % (source, quoted(key), source, cells, path))
con.execute("CREATE TABLE records AS " + " UNION ALL ".join(parts))
by_role = {}
for c in columns:
    by_role.setdefault(c["role"], []).append(c)
first = lambda role: by_role[role][0]["name"] if role in by_role else None
given, family, full = first("given-name"), first("surname"), first("full-name")
birth, number, phone = first("birth-date"), first("id-number"), first("phone")
post, place, sex = first("postcode"), first("address"), first("sex")
extra = "*"
if given and family:
    extra += ", %s || ' ' || %s AS both_names" % (quoted(given), quoted(family))
con.execute("CREATE TABLE input AS SELECT %s FROM records" % extra)

comparisons = []
if given and family:
    comparisons.append(cl.ForenameSurnameComparison(given, family, forename_surname_concat_col_name="both_names"))
elif full:
    comparisons.append(cl.JaroWinklerAtThresholds(full, [0.92, 0.8]).configure(term_frequency_adjustments=True))
if birth:
    formats = {"yyyymmdd": "%Y%m%d", "yyyy-mm-dd": "%Y-%m-%d"}
    form = formats.get(by_role["birth-date"][0].get("format", "yyyy-mm-dd"), "%Y-%m-%d")
    comparisons.append(cl.DateOfBirthComparison(birth, input_is_string=True, datetime_format=form))
if number:
    comparisons.append(cl.DamerauLevenshteinAtThresholds(number, [1, 2]))
if phone:
    comparisons.append(cl.ExactMatch(phone).configure(term_frequency_adjustments=True))
if post:
    comparisons.append(cl.ExactMatch(post).configure(term_frequency_adjustments=True))
if place:
    comparisons.append(cl.JaroWinklerAtThresholds(place, [0.92, 0.8]))
if sex:
    comparisons.append(cl.ExactMatch(sex))
for role in ("free-text", "category"):
    for c in by_role.get(role, []):
        comparisons.append(cl.ExactMatch(c["name"]).configure(term_frequency_adjustments=True))

start = lambda name, count: "substr(%s, 1, %d)" % (name, count)
rules = []
def rule(*names):
    if all(names) and len(rules) < 14:
        rules.append(names)
rule(number)
if given and family:
    rule(start(given, 3), start(family, 4)); rule(family, birth); rule(given, birth)
    rule(given, post); rule(family, post); rule(birth, place)
    if post and birth:
        rule(start(post, 3), birth)
    if birth:
        rule(start(given, 2), start(family, 2), start(birth, 4))
elif full:
    rule(full); rule(birth, start(full, 1)); rule(phone, start(full, 1))
rule(birth, phone); rule(birth, post); rule(phone, place)
if not rules:
    rule(first("free-text"))
def blocked(names):
    made = block_on(*names)
    if not across:
        return made
    return " AND ".join("l.%s = r.%s" % (n, n) if "(" not in n else "%s = %s" % (n.replace("substr(", "substr(l."), n.replace("substr(", "substr(r.")) for n in names) + " AND l.src <> r.src"
settings = SettingsCreator(
    link_type="dedupe_only", unique_id_column_name="uid", comparisons=comparisons,
    blocking_rules_to_generate_predictions=[blocked(r) for r in rules], additional_columns_to_retain=["src"])
api = DuckDBAPI(connection=con)
linker = Linker(api.register(con.table("input")), settings)
sure = [names for names in ((number,), (given, family, birth), (full, birth), (full, phone)) if all(names)]
linker.training.estimate_probability_two_random_records_match([blocked(names) for names in sure] or [blocked(rules[0])], recall=0.7)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
for names in [names for names in ((given, family), (full,), (birth,), (post,)) if all(names)][:3]:
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*names))
    except Exception as error:
        print("training on", names, "failed:", error, file=sys.stderr)
predicted = linker.inference.predict(threshold_match_probability=0.5)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=job["probability"])
table = clusters.as_duckdbpyrelation()
con.register("found", table)
os.makedirs(job["output"], exist_ok=True)
con.execute("COPY (SELECT split_part(uid, '/', 1) AS source, substr(uid, length(split_part(uid, '/', 1)) + 2) AS record, cluster_id AS cluster FROM found) TO '%s/clusters.csv' (HEADER)" % job["output"])
con.register("links", predicted.as_duckdbpyrelation())
con.execute("COPY (SELECT uid_l AS l, uid_r AS r FROM links) TO '%s/pairs.csv' (HEADER)" % job["output"])
print("seconds", round(time.time() - began, 2))
`;
