import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all2) => {
  for (var name in all2)
    __defProp(target, name, { get: all2[name], enumerable: !0 });
};

// engine/src/model/interdict-error.ts
var InterdictError, init_interdict_error = __esm({
  "engine/src/model/interdict-error.ts"() {
    "use strict";
    InterdictError = class extends Error {
      code;
      family;
      subject;
      remedy;
      constructor(words) {
        super(words.message, words.cause === void 0 ? void 0 : { cause: words.cause }), this.name = "InterdictError", this.code = words.code, this.family = words.family, this.subject = words.subject, this.remedy = words.remedy;
      }
    };
  }
});

// engine/src/catalogue/packed-indicators.ts
function unpackIndicators(packed) {
  return packed.flatMap(({ same, each }) => each.map(([id, pattern]) => ({ ...same, id, pattern })));
}
var init_packed_indicators = __esm({
  "engine/src/catalogue/packed-indicators.ts"() {
    "use strict";
  }
});

// engine/src/catalogue/load-catalogue.ts
var load_catalogue_exports = {};
__export(load_catalogue_exports, {
  catalogueFolder: () => catalogueFolder,
  loadCatalogue: () => loadCatalogue,
  loadIndicators: () => loadIndicators,
  loadRoots: () => loadRoots
});
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
function loadCatalogue(file = builtFile("catalogue.json")) {
  return JSON.parse(readBuilt(file));
}
function loadIndicators(file = builtFile("indicators.json")) {
  return unpackIndicators(JSON.parse(readBuilt(file)));
}
function loadRoots(file = builtFile("roots.json")) {
  return JSON.parse(readBuilt(file));
}
function readBuilt(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new InterdictError({
      code: "catalogue-missing",
      family: "usage",
      message: "The compiled catalogue could not be read.",
      subject: file,
      remedy: "Run `npm run build` in the repository.",
      cause
    });
  }
}
function catalogueFolder() {
  let relative = import.meta.url.includes("/dist/") ? "../../catalogue" : "../../../catalogue";
  return fileURLToPath(new URL(relative, import.meta.url));
}
function builtFile(name) {
  let here = import.meta.url;
  return fileURLToPath(new URL(here.includes("/dist/") ? `./${name}` : `../../dist/${name}`, here));
}
var init_load_catalogue = __esm({
  "engine/src/catalogue/load-catalogue.ts"() {
    "use strict";
    init_interdict_error();
    init_packed_indicators();
  }
});

// engine/src/decide/zoned-time.ts
function instantOf(text, zone) {
  let inZone = instants.get(zone) ?? /* @__PURE__ */ new Map(), known3 = inZone.get(text);
  if (known3 !== void 0) return known3;
  let instant = text.includes("T") ? Date.parse(text) : startOfDay(text, zone);
  return inZone.size < MOST_DATES && instants.set(zone, inZone.set(text, instant)), instant;
}
function intervalOf(moment, zone) {
  return moment.kind === "instant" ? { from: moment.at, until: moment.at + 1 } : { from: startOfDay(moment.date, zone), until: startOfDay(dayAfter(moment.date), zone) };
}
function isoOf(instant) {
  return new Date(instant).toISOString().replace(".000Z", "Z");
}
function dateIn(instant, zone) {
  let inZone = dates.get(zone) ?? /* @__PURE__ */ new Map(), known3 = inZone.get(instant);
  if (known3 !== void 0) return known3;
  let parts = partsIn(instant, zone), date = `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`;
  return inZone.size < MOST_DATES && dates.set(zone, inZone.set(instant, date)), date;
}
function dayAfter(date) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}
function startOfDay(date, zone) {
  let wall = Date.parse(`${date}T00:00:00Z`), [early = wall, late = wall] = [wall - DAY, wall + DAY].map((near) => wall - offsetAt(near, zone)).sort((a, b) => a - b);
  return early + offsetAt(early, zone) < wall ? late : early;
}
function offsetAt(instant, zone) {
  let parts = partsIn(instant, zone);
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - instant;
}
function partsIn(instant, zone) {
  let format = formats.get(zone);
  format || (format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric"
  }), formats.set(zone, format));
  let found = {};
  for (let part of format.formatToParts(instant)) found[part.type] = Number(part.value);
  return {
    year: found.year ?? 0,
    month: found.month ?? 1,
    day: found.day ?? 1,
    hour: found.hour ?? 0,
    minute: found.minute ?? 0,
    second: found.second ?? 0
  };
}
function pad(value, width) {
  return String(value).padStart(width, "0");
}
var instants, DAY, MOST_DATES, dates, formats, init_zoned_time = __esm({
  "engine/src/decide/zoned-time.ts"() {
    "use strict";
    instants = /* @__PURE__ */ new Map();
    DAY = 864e5, MOST_DATES = 1e4;
    dates = /* @__PURE__ */ new Map();
    formats = /* @__PURE__ */ new Map();
  }
});

// engine/src/decide/contract-words.ts
function theirContractWords(counterparty, zone) {
  if (counterparty === null) return [];
  let { contracts, openContracts, open: open2, contractsToCome: contractsToCome2 } = counterparty, toCome = contractsToCome2.map(
    ({ contract, from }) => `${contract} from ${dateIn(Date.parse(from), zone)}`
  ), reached = [...contracts, ...toCome];
  return [
    ...reached.length === 0 ? [] : [`Of the contracts given it reaches ${reached.join(", ")}.`],
    ...openContracts.map((each) => `Not known of contract ${each}`),
    ...open2.map((each) => `Not known: ${each}`)
  ];
}
var init_contract_words = __esm({
  "engine/src/decide/contract-words.ts"() {
    "use strict";
    init_zoned_time();
  }
});

// engine/src/decide/dispute-words.ts
function disputeWords(readings) {
  let disputes = [];
  for (let reading of readings)
    (reading.stronger || disputes.length === 0) && disputes.push([]), disputes.at(-1)?.push(reading);
  return disputes.map(sayDispute).join(" ");
}
function sayDispute(readings) {
  let said = readings.map((each) => `"${each.says}" (${each.source})`).join(" against "), why = readings[0]?.why;
  return `Sources disagree on the hour: ${said}.${why ? ` ${why}` : ""}`;
}
var init_dispute_words = __esm({
  "engine/src/decide/dispute-words.ts"() {
    "use strict";
  }
});

// engine/src/catalogue/broader-words.ts
function broader(word, words) {
  return broaderOfAll([word], words);
}
function broaderOfAll(given, words) {
  let found = /* @__PURE__ */ new Set(), open2 = [...given];
  for (let next = open2.pop(); next !== void 0; next = open2.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    let word = next;
    open2.push(...words.find((entry) => entry.id === word)?.implies ?? []);
  }
  return found;
}
var init_broader_words = __esm({
  "engine/src/catalogue/broader-words.ts"() {
    "use strict";
  }
});

// engine/src/decide/broader-words.ts
function otherSide(activity, vocabulary) {
  let mine = broader(activity, vocabulary.activities), found = /* @__PURE__ */ new Set();
  for (let word of vocabulary.activities)
    mine.has(word.id) && word.converse !== null && found.add(word.converse), word.converse !== null && mine.has(word.converse) && found.add(word.id);
  return found;
}
var init_broader_words2 = __esm({
  "engine/src/decide/broader-words.ts"() {
    "use strict";
    init_broader_words();
  }
});

// engine/src/decide/entity-group.ts
function isMember({ surely, perhaps }, supplier) {
  return surely.has(supplier) || perhaps.has(supplier);
}
function membersOf(group, suppliers, at2) {
  if (group.closure.length === 0 && group.threshold === null) return membersNamed(group);
  let graph = graphAt(suppliers, at2), surely = closure(group, graph, "surely"), perhaps = group.threshold === null ? surely : closure(group, graph, "perhaps");
  return { surely, perhaps: new Set([...perhaps].filter((id) => !surely.has(id))) };
}
function membersNamed({ roots }) {
  return { surely: new Set(roots), perhaps: /* @__PURE__ */ new Set() };
}
function graphAt(suppliers, at2) {
  let last = lastGraphs.get(suppliers);
  if (last?.at === at2) return last;
  let touching = /* @__PURE__ */ new Map(), owners = /* @__PURE__ */ new Map(), put2 = (map, id, value) => {
    let list = map.get(id);
    list ? list.push(value) : map.set(id, [value]);
  };
  for (let { id, edges } of suppliers)
    for (let edge of edges)
      inForce(edge, at2) && (put2(touching, id, { from: id, edge }), put2(touching, edge.to, { from: id, edge }), edge.kind === "subsidiary" && put2(owners, edge.to, { owner: id, share: edge.share }), edge.kind === "parent" && put2(owners, id, { owner: edge.to, share: edge.share }));
  let graph = { at: at2, touching, owners };
  return lastGraphs.set(suppliers, graph), graph;
}
function closure(group, graph, certainty) {
  let follows = new Set(group.closure), members = new Set(group.roots);
  for (let size = -1; size !== members.size; ) {
    size = members.size;
    for (let member of members)
      for (let { from, edge } of graph.touching.get(member) ?? []) {
        let inverse = INVERSE[edge.kind];
        from === member && follows.has(edge.kind) && members.add(edge.to), edge.to === member && inverse !== void 0 && follows.has(inverse) && members.add(from);
      }
    if (group.threshold === null) return members;
    for (let [id, owners] of graph.owners)
      !members.has(id) && isOwned(owners, members, group.threshold, certainty) && members.add(id);
  }
  return members;
}
function isOwned(owners, members, threshold, certainty) {
  let limit = units(threshold.share), enough = (share) => threshold.inclusive ? share >= limit : share > limit, sum = 0n;
  for (let { owner, share: stated } of owners) {
    if (!members.has(owner)) continue;
    let share = stated === null ? certainty === "perhaps" ? WHOLE : 0n : units(stated);
    if (enough(share)) return !0;
    sum += share;
  }
  return threshold.aggregate && enough(sum);
}
function units(share) {
  let [whole = "0", fraction = ""] = share.split(".");
  return BigInt(whole) * UNITS_PER_CENT + BigInt(fraction.padEnd(6, "0").slice(0, 6));
}
function inForce(edge, at2) {
  let begun = edge.from === null || instantOf(edge.from, "UTC") <= at2, ended = edge.until !== null && instantOf(edge.until, "UTC") <= at2;
  return begun && !ended;
}
var INVERSE, lastGraphs, UNITS_PER_CENT, WHOLE, init_entity_group = __esm({
  "engine/src/decide/entity-group.ts"() {
    "use strict";
    init_zoned_time();
    INVERSE = {
      parent: "subsidiary",
      subsidiary: "parent",
      affiliate: "affiliate"
    };
    lastGraphs = /* @__PURE__ */ new WeakMap();
    UNITS_PER_CENT = 1000000n, WHOLE = 100n * UNITS_PER_CENT;
  }
});

// engine/src/decide/question-order.ts
function orderOf(questions2) {
  let lines = /* @__PURE__ */ new Map();
  for (let { id, derive: derive2 } of questions2) {
    let point = derive2 && pointOf(derive2);
    !derive2 || !point || lines.set(derive2.kind, [...lines.get(derive2.kind) ?? [], { id, ...point }]);
  }
  let order = /* @__PURE__ */ new Map();
  for (let line of lines.values())
    if (line.length > 1) for (let { id } of line) order.set(id, line);
  return order;
}
function pointOf(rule) {
  switch (rule.kind) {
    case "model-year":
      return { at: String(rule.from), reached: !0 };
    case "contract-renewed":
      return { at: rule.from, reached: !0 };
    case "contract-made":
      return { at: rule.before, reached: !1 };
    default:
      return null;
  }
}
function reachOf(line, answerTo) {
  let [least, most] = [null, null];
  for (let question of line) {
    let answer = answerTo(question.id);
    answer !== null && (answer === "yes" === question.reached ? (least === null || question.at > least.at) && (least = question) : (most === null || question.at < most.at) && (most = question));
  }
  return { least, most };
}
function isContradiction({ least, most }) {
  return least !== null && most !== null && least.at >= most.at;
}
function followsFor({ at: at2, reached }, { least, most }) {
  return least !== null && least.at >= at2 ? { answer: reached, from: least.id } : most !== null && most.at <= at2 ? { answer: !reached, from: most.id } : null;
}
var init_question_order = __esm({
  "engine/src/decide/question-order.ts"() {
    "use strict";
  }
});

// engine/src/decide/law-index.ts
function lawIndex(catalogue2) {
  let found = indexes.get(catalogue2);
  if (found) return found;
  let made = build(catalogue2);
  return indexes.set(catalogue2, made), made;
}
function build(catalogue2) {
  let lists = /* @__PURE__ */ new WeakMap(), activities = /* @__PURE__ */ new Map(), implied = /* @__PURE__ */ new WeakMap(), memberships = /* @__PURE__ */ new Map(), made = /* @__PURE__ */ new Map(), edges = catalogue2.suppliers.flatMap((supplier) => supplier.edges), changes = inOrder(
    edges.flatMap((edge) => [edge.from, edge.until]).flatMap((date) => date === null ? [] : [instantOf(date, "UTC")])
  ), reached = /* @__PURE__ */ new Map(), spoken = /* @__PURE__ */ new Map(), sides = /* @__PURE__ */ new Map(), index = {
    prohibitions: new Map(catalogue2.prohibitions.map((law) => [law.id, law])),
    suppliers: new Map(catalogue2.suppliers.map((supplier) => [supplier.id, supplier])),
    products: new Map(catalogue2.products.map((product) => [product.id, product])),
    sources: new Map(catalogue2.sources.map((source) => [source.id, source])),
    activities: new Map(catalogue2.vocabulary.activities.map((word) => [word.id, word])),
    shifts: inOrder([...changes, ...daysOfQuestions(catalogue2)]),
    questions: new Map(catalogue2.questions.map((question) => [question.id, question])),
    modelYearQuestion: new Map(
      catalogue2.questions.flatMap(
        ({ id, derive: derive2 }) => derive2?.kind === "model-year" ? [[derive2.from, id]] : []
      )
    ),
    order: orderOf(catalogue2.questions),
    renewalQuestion: new Map(
      catalogue2.questions.flatMap(
        ({ id, derive: derive2 }) => derive2?.kind === "contract-renewed" ? [[derive2.from, id]] : []
      )
    ),
    clauses: new Map(
      catalogue2.prohibitions.flatMap(
        (law) => law.clauses.map((clause) => [`${law.id}/${clause.id}`, clause])
      )
    ),
    namedClasses: new Set(
      catalogue2.prohibitions.flatMap((law) => law.clauses.flatMap((clause) => clause.object.classes))
    ),
    broader(kind, given) {
      let kinds = lists.get(given) ?? /* @__PURE__ */ new Map(), known3 = kinds.get(kind);
      if (known3) return known3;
      let vocabulary = catalogue2.vocabulary[kind], found = broaderOfAll(given, vocabulary);
      return lists.set(given, kinds.set(kind, found)), found;
    },
    broaderActivity(activity) {
      let known3 = activities.get(activity);
      if (known3) return known3;
      let found = broaderOfAll([activity], catalogue2.vocabulary.activities);
      return activities.set(activity, found), found;
    },
    impliedClasses(classes) {
      let known3 = implied.get(classes);
      if (known3) return known3;
      let words = catalogue2.vocabulary.classes, next = classes.flatMap((each) => words.find((word) => word.id === each)?.implies ?? []), found = broaderOfAll(next, words);
      return implied.set(classes, found), found;
    },
    members(group, at2) {
      let epoch = countUpTo(changes, at2), epochs = memberships.get(group) ?? /* @__PURE__ */ new Map(), known3 = epochs.get(epoch);
      if (known3) return known3;
      let found = membersOf(group, catalogue2.suppliers, at2);
      return memberships.set(group, epochs.set(epoch, found)), found;
    },
    reaching(supplier, asKnown) {
      let key = `${countUpTo(changes, asKnown)} ${supplier}`, known3 = reached.get(key);
      if (known3) return known3;
      let found = catalogue2.prohibitions.filter(
        (law) => law.status === "made" && (law.clauses.some((clause) => clause.mode === null && clause.object.madeBy === null) || law.groups.some((group) => isMember(index.members(group, asKnown), supplier)))
      );
      return reached.set(key, found), found;
    },
    speaking(prohibition, activity) {
      let ofActivity = spoken.get(activity) ?? /* @__PURE__ */ new Map(), known3 = ofActivity.get(prohibition);
      if (known3) return known3;
      let mine = index.broaderActivity(activity), theirs = sides.get(activity) ?? otherSide(activity, catalogue2.vocabulary);
      sides.set(activity, theirs);
      let found = prohibition.clauses.flatMap((clause) => {
        if (clause.mode !== null) return [];
        let own = clause.does.some((word) => mine.has(word)), converse = clause.does.find((word) => theirs.has(word)) ?? null;
        return own || converse !== null ? [{ clause, own, converse }] : [];
      });
      return spoken.set(activity, ofActivity.set(prohibition, found)), found;
    },
    classesMade(supplier) {
      let known3 = made.get(supplier);
      if (known3 !== void 0) return known3;
      let products = catalogue2.products.filter((product) => product.supplier === supplier), classes = products.flatMap((product) => product.classes), found = products.length === 0 ? null : broaderOfAll(classes, catalogue2.vocabulary.classes);
      return made.set(supplier, found), found;
    }
  };
  return index;
}
function daysOfQuestions({ questions: questions2, prohibitions }) {
  let zones = new Set(prohibitions.map((law) => law.zone)), days = questions2.flatMap(({ assume, derive: derive2 }) => [
    ...assume.flatMap(({ before }) => before === null ? [] : [before]),
    ...derive2?.kind === "contract-renewed" ? [derive2.from] : []
  ]);
  return [...zones].flatMap((zone) => days.map((day) => instantOf(day, zone)));
}
function inOrder(instants2) {
  return [...new Set(instants2)].sort((a, b) => a - b);
}
function countUpTo(instants2, at2) {
  let low = 0, high = instants2.length;
  for (; low < high; ) {
    let middle = low + high >> 1;
    (instants2[middle] ?? 0) <= at2 ? low = middle + 1 : high = middle;
  }
  return low;
}
var indexes, init_law_index = __esm({
  "engine/src/decide/law-index.ts"() {
    "use strict";
    init_broader_words();
    init_broader_words2();
    init_entity_group();
    init_question_order();
    init_zoned_time();
    indexes = /* @__PURE__ */ new WeakMap();
  }
});

// engine/src/decide/other-side.ts
function otherSideOf(clause) {
  return clause.binds.every((word) => AGENCIES.has(word)) ? "agency" : "counterparty";
}
function otherSideOfAll(determinations, decidedBy) {
  let deciding = determinations.filter(
    (each) => each.bound !== "self" && decidedBy.includes(`${each.prohibition}/${each.clause}`)
  );
  return deciding.length > 0 && deciding.every((each) => each.bound === "agency") ? "agency" : "counterparty";
}
function otherSideName(decidedBy, supplier, clauses) {
  let deciding = decidedBy.flatMap((id) => clauses.get(id) ?? []);
  return deciding.length > 0 && deciding.every((clause) => otherSideOf(clause) === "agency") ? "an agency" : supplier;
}
var AGENCIES, init_other_side = __esm({
  "engine/src/decide/other-side.ts"() {
    "use strict";
    AGENCIES = /* @__PURE__ */ new Set([
      "federal-agency",
      "state-agency",
      "political-subdivision",
      "public-university"
    ]);
  }
});

// engine/src/decide/verdict-words.ts
function verdictName(verdict) {
  return NAMES[verdict];
}
function verdictList(verdicts) {
  return verdicts.map(verdictName).join(" or ");
}
var NAMES, init_verdict_words = __esm({
  "engine/src/decide/verdict-words.ts"() {
    "use strict";
    NAMES = {
      prohibited: "prohibited",
      undetermined: "undetermined",
      "advised-against": "advised against",
      allowed: "allowed",
      exempt: "exempt",
      "not-covered": "not covered"
    };
  }
});

// engine/src/decide/answer-sentence.ts
function sayAnswer(answer, determinations, one) {
  if (answer.segments.length > 1)
    return [`It changes within the day asked about: ${answer.segments.map((each) => `${verdictName(each.verdict)} from ${each.from}`).join(", ")}. Give a time with its offset.`, disputeWords(answer.readings)].filter((each) => each !== "").join(" ");
  switch (answer.verdict) {
    case "prohibited":
      return `Prohibited${since(answer, one)}: ${titles(answer, one)}.`;
    case "advised-against":
      return sentences(["Advised against", ...decidingClauses(answer, one).flatMap((clause) => clause.says)]);
    case "exempt":
      return `Exempt: ${exemptionTitles(determinations, answer, one)}.${other(answer)}`;
    case "allowed":
      return `Allowed${until(answer, one)}: ${titles(answer, one)}.`;
    case "undetermined":
      return sayUndetermined(answer, determinations);
    case "not-covered":
      return sayNotCovered(answer, one);
  }
}
function sayUndetermined(answer, determinations) {
  let head = `Undetermined: ${verdictList(answer.couldBe)}.`, question = answer.questions[0];
  if (question) {
    let more = answer.questions.length > 1 ? ` (and ${answer.questions.length - 1} more)` : "";
    return `${head} It turns on: ${question.ask}${more}`;
  }
  if (answer.readings.length > 0) return `${head} ${disputeWords(answer.readings)}`;
  let norm = determinations.find((each) => each.verdict === "undetermined" && each.note !== null);
  return norm?.note ? `${head} ${norm.note}` : head;
}
function sayNotCovered(answer, one) {
  let head = `No clause in the catalogue of ${one.catalogue.version} reaches this for you`, next = answer.next ? `; ${nextName(answer.next.verdict)} from ${answer.next.from}` : "", other2 = answer.counterparty;
  if (other2 === null || other2.verdict === "not-covered") return `${head}${next}.`;
  let from = other2.since === null ? "" : ` since ${dayOf(other2.since, other2.decidedBy, one)}`, note2 = other2.note === null ? "addressed to the other side; your own exposure is not settled here." : other2.note, name = otherSideName(other2.decidedBy, supplierName(one), lawIndex(one.catalogue).clauses);
  return [`${head}${next}. For ${name}: ${verdictName(other2.verdict)}${from}, ${note2}`, ...theirContractWords(other2, zoneOf(other2.decidedBy, one))].join(" ");
}
function nextName(verdict) {
  return verdict === "allowed" ? "expressly permitted" : verdictName(verdict);
}
function supplierName(one) {
  return lawIndex(one.catalogue).suppliers.get(one.supplier)?.name ?? one.supplier;
}
function since(answer, one) {
  return answer.since === null ? "" : ` since ${dayOf(answer.since, answer.decidedBy, one)}`;
}
function until(answer, one) {
  return answer.next === null ? "" : ` until ${dayOf(answer.next.from, answer.decidedBy, one)}, then ${verdictName(answer.next.verdict)}`;
}
function dayOf(iso, decidedBy, one) {
  return dateIn(Date.parse(iso), zoneOf(decidedBy, one));
}
function zoneOf(decidedBy, one) {
  let { prohibitions } = lawIndex(one.catalogue), laws = new Set(decidedBy.map((id) => id.split("/", 1)[0] ?? "")), first = [...prohibitions.keys()].find((id) => laws.has(id)) ?? "";
  return prohibitions.get(first)?.zone ?? "UTC";
}
function other(answer) {
  return answer.byProhibition.length > 1 ? " One law's exemption leaves every other law as it is." : "";
}
function decidingClauses(answer, one) {
  let { clauses } = lawIndex(one.catalogue);
  return answer.decidedBy.flatMap((id) => clauses.get(id) ?? []);
}
function titles(answer, one) {
  return decidingClauses(answer, one).map((clause) => lowerFirst(clause.title)).join("; ");
}
function exemptionTitles(determinations, answer, one) {
  let { clauses } = lawIndex(one.catalogue), named = /* @__PURE__ */ new Set();
  for (let { prohibition, clause, basis } of determinations)
    if (answer.decidedBy.includes(`${prohibition}/${clause}`))
      for (let test of basis)
        test.step === "exception" && test.result === "true" && named.add(`${prohibition}/${test.subject}`);
  return [...named].flatMap((id) => clauses.get(id) ?? []).map(({ title }) => lowerFirst(title)).sort().join("; ") || titles(answer, one);
}
function sentences(parts) {
  return parts.filter((part) => part.length > 0).map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1).replace(/\.$/, "")}.`).join(" ");
}
function lowerFirst(text) {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
var init_answer_sentence = __esm({
  "engine/src/decide/answer-sentence.ts"() {
    "use strict";
    init_contract_words();
    init_dispute_words();
    init_law_index();
    init_other_side();
    init_verdict_words();
    init_zoned_time();
  }
});

// engine/src/decide/formula.ts
function known(value) {
  return value ? TRUE : FALSE;
}
function atom(id) {
  return { kind: "atom", id };
}
function all(of) {
  return { kind: "all", of };
}
function any(of) {
  return { kind: "any", of };
}
function not(of) {
  return { kind: "not", of };
}
function conjunction(parts) {
  let open2 = [];
  for (let part of parts) {
    let value = evaluate(part);
    if (value === "false") return FALSE;
    value === "unknown" && open2.push(part);
  }
  return open2.length === 0 ? TRUE : open2.length === 1 && open2[0] || all(open2);
}
function evaluate(formula, given = NOTHING) {
  switch (formula.kind) {
    case "known":
      return formula.value ? "true" : "false";
    case "atom": {
      let value = given.get(formula.id);
      return value === void 0 ? "unknown" : value ? "true" : "false";
    }
    case "not": {
      let value = evaluate(formula.of, given);
      return value === "unknown" ? "unknown" : value === "true" ? "false" : "true";
    }
    case "all":
      return fold(formula.of, given, "false", "true");
    case "any":
      return fold(formula.of, given, "true", "false");
  }
}
function fold(parts, given, wins, otherwise) {
  let unknown = !1;
  for (let part of parts) {
    let value = evaluate(part, given);
    if (value === wins) return wins;
    value === "unknown" && (unknown = !0);
  }
  return unknown ? "unknown" : otherwise;
}
function openAtoms(formula, into = /* @__PURE__ */ new Set()) {
  if (evaluate(formula) !== "unknown") return into;
  if (formula.kind === "atom") into.add(formula.id);
  else if (formula.kind === "not") openAtoms(formula.of, into);
  else if (formula.kind === "all" || formula.kind === "any")
    for (let part of formula.of) openAtoms(part, into);
  return into;
}
var TRUE, FALSE, NOTHING, init_formula = __esm({
  "engine/src/decide/formula.ts"() {
    "use strict";
    TRUE = { kind: "known", value: !0 }, FALSE = { kind: "known", value: !1 }, NOTHING = /* @__PURE__ */ new Map();
  }
});

// engine/src/decide/clause-test.ts
function tellingsOf(test) {
  return { deciding: { ...test, determining: !0 }, beside: { ...test, determining: !1 } };
}
function testOf(step, subject, fact) {
  let { formula, text, from, assumption } = fact, assumed = assumption === void 0 ? NOTHING_ASSUMED : [assumption], result = evaluate(formula), told2 = tellingsOf({ step, subject, result, fact: text, from });
  return { step, subject, formula, result, fact: text, from, assumed, told: told2 };
}
function pendingTests(key, tests) {
  let kept = /* @__PURE__ */ new Map();
  return (one) => {
    let read = key(one), known3 = kept.get(read);
    if (known3) return known3;
    kept.size >= MOST_THINGS && kept.clear();
    let made = tests(one);
    return kept.set(read, made), made;
  };
}
function testsFor(planned2, one) {
  let tests = [];
  for (let each of planned2)
    if (typeof each != "function") tests.push(each);
    else for (let test of each(one)) tests.push(test);
  return tests;
}
function productKey({ product, supplier }) {
  switch (product.kind) {
    case "product":
      return product.product.id;
    case "classes":
      return `classes
${product.classes.join(`
`)}`;
    case "law-own":
    case "unknown":
      return `${product.kind}
${supplier}`;
  }
}
function readByQuestion(one) {
  return one.origins.length === 0 ? productKey(one) : JSON.stringify([productKey(one), ...one.origins]);
}
var NOTHING_ASSUMED, MOST_THINGS, init_clause_test = __esm({
  "engine/src/decide/clause-test.ts"() {
    "use strict";
    init_formula();
    NOTHING_ASSUMED = [];
    MOST_THINGS = 1e4;
  }
});

// engine/src/decide/clause-case.ts
function clauseCase(plan, one) {
  let { prohibition, clause, contract, act, words, time } = plan, tests = testsFor(plan.tests, one), exceptions2 = plan.exceptions.map((each) => heldException(each, one)), { untimed, scope } = together(tests), excepted = anyApplies(exceptions2);
  return { prohibition, clause, contract, act, words, time, tests, untimed, scope, exceptions: exceptions2, excepted };
}
function heldException(plan, one) {
  let known3 = settled.get(plan);
  if (known3) return known3;
  let tests = testsFor(plan.tests, one), taken = plan.taken.map((each) => heldException(each, one)), { untimed, scope } = together(tests), made = {
    clause: plan.clause,
    time: plan.time,
    tests,
    taken,
    untimed,
    applies: taken.length === 0 ? scope : conjunction([scope, not(anyApplies(taken))]),
    assumed: [...takenForGranted(tests), ...taken.flatMap((each) => each.assumed)]
  };
  return isSettled(plan) && settled.set(plan, made), made;
}
function isSettled({ tests, taken }) {
  return tests.every((each) => typeof each != "function") && taken.every(isSettled);
}
function anyApplies(exceptions2) {
  let open2 = exceptions2.flatMap(({ applies }) => applies === FALSE ? [] : [applies]);
  return open2.length === 0 ? FALSE : any(open2);
}
function together(tests) {
  let time = TRUE, others = [];
  for (let { step, formula } of tests)
    step === "time" ? time = formula : others.push(formula);
  let untimed = conjunction(others);
  return { untimed, scope: conjunction([untimed, time]) };
}
function takenForGranted(tests) {
  return tests.some((test) => test.assumed.length === 0 && test.result === "false") ? [] : tests.flatMap((test) => test.assumed);
}
function assumptionsOf(cases) {
  let found = /* @__PURE__ */ new Set();
  for (let { tests, scope, exceptions: exceptions2 } of cases) {
    for (let each of takenForGranted(tests)) found.add(each);
    if (evaluate(scope) !== "false")
      for (let each of exceptions2.flatMap(({ assumed }) => assumed)) found.add(each);
  }
  return [...found];
}
var settled, init_clause_case = __esm({
  "engine/src/decide/clause-case.ts"() {
    "use strict";
    init_clause_test();
    init_formula();
    settled = /* @__PURE__ */ new WeakMap();
  }
});

// engine/src/decide/contract-days.ts
function isMadeByAct(word, contract) {
  return word?.contract === "renews" || word?.contract === "makes" && contract === null;
}
function lastRenewed({ date, renewals }, until2) {
  return [date, ...renewals ?? []].filter((day) => day <= until2).at(-1) ?? null;
}
var init_contract_days = __esm({
  "engine/src/decide/contract-days.ts"() {
    "use strict";
  }
});

// engine/src/decide/event-time.ts
function mainInstant(event) {
  return event.at === null ? Number.POSITIVE_INFINITY : instantOf(event.at, event.zone);
}
function readingInstants(event) {
  return [mainInstant(event), ...event.alternatives.map((other2) => instantOf(other2.at, event.zone))];
}
function readingAtom(prohibition, event) {
  return `reading/${prohibition.id}#${event.id}`;
}
function validAt(prohibition, clause, at2, readings) {
  return validWithin(spanOf(prohibition, clause), at2, readings);
}
function validWithin({ from, to }, at2, readings) {
  return all([happened(from, at2, readings), not(happened(to, at2, readings))]);
}
function inForce2(span, at2, readings) {
  let begun = happened(span.from, at2, readings), ended = happened(span.to, at2, readings);
  return begun === FALSE || ended === TRUE ? FALSE : ended === FALSE ? begun : all([begun, not(ended)]);
}
function knownAt(prohibition, clause, at2) {
  let { knownFrom, knownTo } = spanOf(prohibition, clause);
  return knownFrom <= at2 && at2 < knownTo;
}
function eventOf(prohibition, id) {
  return prohibition.events.find((event) => event.id === id) ?? null;
}
function spanOf(prohibition, clause) {
  let ofLaw = spans.get(prohibition) ?? /* @__PURE__ */ new Map(), found = ofLaw.get(clause);
  if (found) return found;
  let knownFrom = eventOf(prohibition, clause.known.from), knownTo = eventOf(prohibition, clause.known.to), made = {
    from: instantsOf(prohibition, clause.valid.from),
    to: instantsOf(prohibition, clause.valid.to),
    knownFrom: knownFrom === null ? Number.POSITIVE_INFINITY : instantOf(knownFrom.known, knownFrom.zone),
    knownTo: knownTo === null ? Number.POSITIVE_INFINITY : instantOf(knownTo.known, knownTo.zone)
  };
  return spans.set(prohibition, ofLaw.set(clause, made)), made;
}
function instantsOf(prohibition, id) {
  let event = eventOf(prohibition, id);
  if (event === null) return null;
  let instants2 = readingInstants(event);
  return {
    main: mainInstant(event),
    first: Math.min(...instants2),
    last: Math.max(...instants2),
    all: instants2.filter(Number.isFinite),
    open: atom(readingAtom(prohibition, event))
  };
}
function happened(event, at2, readings) {
  return event === null ? FALSE : readings === "main" ? known(event.main <= at2) : at2 < event.first ? FALSE : at2 >= event.last ? TRUE : event.open;
}
function boundariesOf(prohibition) {
  let found = boundaries.get(prohibition);
  if (found) return found;
  let made = [];
  for (let clause of prohibition.clauses) {
    let { from, to, knownFrom } = spanOf(prohibition, clause);
    if (Number.isFinite(knownFrom))
      for (let at2 of [...from?.all ?? [], ...to?.all ?? []]) made.push({ at: at2, known: knownFrom });
  }
  return boundaries.set(prohibition, made), made;
}
function publicBoundaries(prohibitions, asKnown) {
  let known3 = inOrder2.get(prohibitions) ?? /* @__PURE__ */ new Map(), found = known3.get(asKnown);
  if (found) return found;
  let instants2 = prohibitions.flatMap(
    (law) => boundariesOf(law).filter((each) => each.known <= asKnown).map(({ at: at2 }) => at2)
  ), made = [...new Set(instants2)].sort((a, b) => a - b);
  return known3.size < MOST_KNOWN && inOrder2.set(prohibitions, known3.set(asKnown, made)), made;
}
var spans, boundaries, inOrder2, MOST_KNOWN, init_event_time = __esm({
  "engine/src/decide/event-time.ts"() {
    "use strict";
    init_formula();
    init_zoned_time();
    spans = /* @__PURE__ */ new WeakMap();
    boundaries = /* @__PURE__ */ new WeakMap();
    inOrder2 = /* @__PURE__ */ new WeakMap();
    MOST_KNOWN = 100;
  }
});

// engine/src/decide/anchor.ts
function anchorOf(prohibition, clause, activity, one, contract, act) {
  let day = dateIn(act, prohibition.zone), span = spanOf(prohibition, clause), given = (date, what) => date == null ? { at: act, span, text: `no day of ${what} was given: the act is on ${day}`, from: "clock" } : { at: instantOf(date, prohibition.zone), span, text: `${what} on ${date}`, from: one.given };
  if (clause.anchor === "manufacture") return given(one.manufactured, "manufacture");
  if (clause.anchor === "contract-award") return given(contract?.date, "award");
  let goesOn = clause.anchor === "contract-renewal" && !isRenewedBy(activity, contract, one);
  return {
    at: act,
    span: goesOn ? { ...span, to: null } : span,
    text: `the act is on ${day}`,
    from: "clock"
  };
}
function anchorCondition(prohibition, clause, activity, one, contract) {
  let asked = askedOfEvent(prohibition, clause, activity, one, contract);
  if (asked === null) return null;
  let ended = asked(clause.valid.to).map((of) => ({ kind: "not", of })), all2 = [...asked(clause.valid.from), ...ended];
  return all2.length === 0 ? null : { kind: "all", of: all2 };
}
function askedOfEvent(prohibition, { anchor }, activity, one, contract) {
  let { modelYearQuestion, renewalQuestion } = lawIndex(one.catalogue), question = (id) => id === void 0 ? [] : [{ kind: "question", id }];
  return anchor === "model-year" ? (id) => {
    let year = eventOf(prohibition, id)?.modelYear;
    return question(year ? modelYearQuestion.get(year) : void 0);
  } : anchor !== "contract-renewal" || isRenewedBy(activity, contract, one) ? null : (id) => {
    let day = eventOf(prohibition, id)?.at?.slice(0, 10);
    return question(day === void 0 ? void 0 : renewalQuestion.get(day));
  };
}
function isRenewedBy(activity, contract, one) {
  return isMadeByAct(lawIndex(one.catalogue).activities.get(activity), contract);
}
var init_anchor = __esm({
  "engine/src/decide/anchor.ts"() {
    "use strict";
    init_contract_days();
    init_event_time();
    init_law_index();
    init_zoned_time();
  }
});

// engine/src/model/verification.ts
function weaker(a, b) {
  return VERIFICATIONS.indexOf(a) >= VERIFICATIONS.indexOf(b) ? a : b;
}
var VERIFICATIONS, init_verification = __esm({
  "engine/src/model/verification.ts"() {
    "use strict";
    VERIFICATIONS = ["primary", "official-secondary", "secondary", "memory"];
  }
});

// engine/src/decide/contract-clause.ts
function sameClause(a, b) {
  let bare = (text) => text.toLowerCase().replace(/^(far|dfars|48 cfr)\s+/, "");
  return bare(a) === bare(b);
}
function clauseAsPrinted(contract, wanted2) {
  if (wanted2 === null) return null;
  let clause = contract?.clauses.find((each) => sameClause(each.id, wanted2));
  return clause ? clause.edition === null ? clause.id : `${clause.id} (${clause.edition})` : null;
}
var init_contract_clause = __esm({
  "engine/src/decide/contract-clause.ts"() {
    "use strict";
  }
});

// engine/src/decide/clause-words.ts
function clauseWords(prohibition, clause, bound, asker, contract) {
  let { weakest, restsOn } = checksOf(clause);
  return {
    order: `${prohibition.id}/${clause.id}/${bound}/${contract?.id ?? ""}`,
    prohibition: prohibition.id,
    clause: clause.id,
    actor: (bound === "self" ? asker.roles : clause.binds).join(", "),
    text: clause.text,
    citation: citationOf(prohibition, clause, lawIndex(asker.catalogue).sources),
    url: prohibition.url,
    verification: weakest,
    restsOn,
    contract: contract?.id ?? null,
    contractClause: clauseAsPrinted(contract, clause.contractClause)
  };
}
function checksOf({ checked }) {
  let weakest = "primary", byField = /* @__PURE__ */ new Map();
  for (let check of checked)
    for (let field of check.fields)
      DECIDING_FIELDS.includes(field) && (byField.set(field, check.status), weakest = weaker(weakest, check.status));
  if (weakest === "primary" || weakest === "official-secondary") return { weakest, restsOn: null };
  let fields = [...byField].filter(([, status]) => status === weakest).map(([field]) => FIELD_WORDS[field] ?? field);
  return { weakest, restsOn: `${fields.join(", ")}: ${weakest}` };
}
function citationOf(prohibition, clause, sources) {
  let first = clause.cite[0];
  if (!first) return prohibition.citation;
  let source = sources.get(first.source), place = first.pin === null ? "" : `, ${first.pin}`;
  return source?.kind === "instrument" ? `${prohibition.citation}${place}` : `${prohibition.citation}; as read in ${source?.title ?? first.source}${place}`;
}
var DECIDING_FIELDS, FIELD_WORDS, init_clause_words = __esm({
  "engine/src/decide/clause-words.ts"() {
    "use strict";
    init_verification();
    init_contract_clause();
    init_law_index();
    DECIDING_FIELDS = ["effect", "binds", "does", "object", "valid"], FIELD_WORDS = {
      effect: "what it says",
      binds: "who is bound",
      does: "which acts",
      object: "which products",
      valid: "from when"
    };
  }
});

// engine/src/catalogue/questions-in.ts
function questionsIn(tree) {
  switch (tree.kind) {
    case "question":
      return [tree.id];
    case "not":
      return questionsIn(tree.of);
    case "all":
    case "any":
      return tree.of.flatMap(questionsIn);
  }
}
var init_questions_in = __esm({
  "engine/src/catalogue/questions-in.ts"() {
    "use strict";
  }
});

// engine/src/decide/facts.ts
function factOf(question, act, one, contract) {
  return (isAboutThing(question) && givenAnswer(question.id, one, contract) === null ? thingFact(question, one) : null) ?? askerFact(question, act, one, contract);
}
function isAboutThing({ derive: derive2 }) {
  return derive2?.kind === "product-class" || derive2?.kind === "country-of-origin";
}
function askerFact(question, act, one, contract) {
  let given = givenAnswer(question.id, one, contract), said = impliedAnswer(question.id, given, one, contract) ?? given;
  if (said) return said;
  let derived = question.derive && derive(question.derive, act, one, contract);
  if (derived) return derived;
  let assumption = question.assume.find(
    ({ activities, unless, before }) => !unless.some((role) => one.roles.includes(role) || one.unknownRoles.includes(role)) && (activities === null || activities.includes(act.activity)) && (before === null || act.day < before)
  );
  if (!assumption) return open(question.id);
  let { answer, says } = assumption;
  return { formula: known(answer === "yes"), text: says, from: "assumed", assumption: says };
}
function open(id) {
  return { formula: atom(id), text: "nobody has answered", from: "nobody" };
}
function wordOn(id, one, contract) {
  let words = new Set(
    one.answers.filter(
      (answer) => answer.question === id && (answer.assets.length === 0 || answer.assets.some((name) => one.assetNames.includes(name))) && (answer.contract === null || answer.contract === contract?.id)
    ).map(({ answer }) => answer)
  ), [word = null] = words;
  return words.size > 1 ? "both" : word;
}
function givenAnswer(id, one, contract) {
  let word = wordOn(id, one, contract);
  switch (word) {
    case null:
      return null;
    // Two answers that disagree settle nothing: taking the last would let a later line flip a verdict.
    case "both":
      return { formula: atom(id), text: "answered both ways: conflicting facts", from: one.given };
    case "unknown":
      return { formula: atom(id), text: "answered: not known", from: one.given };
    default:
      return { formula: known(word === "yes"), text: `answered: ${word}`, from: one.given };
  }
}
function impliedAnswer(id, given, one, contract) {
  let line = one.answers.length === 0 ? void 0 : lawIndex(one.catalogue).order.get(id), asked = line?.find((each) => each.id === id);
  if (line === void 0 || asked === void 0) return null;
  let reach = reachOf(line, (other2) => {
    let word = wordOn(other2, one, contract);
    return word === "yes" || word === "no" ? word : null;
  });
  if (isContradiction(reach)) {
    let said = [reach.least, reach.most].map((each) => each?.id).join(" and ");
    return { formula: atom(id), text: `answers to ${said}: conflicting facts`, from: one.given };
  }
  if (given?.formula.kind === "known") return null;
  let follows = followsFor(asked, reach);
  return follows && { formula: known(follows.answer), text: `follows from ${follows.from}`, from: one.given };
}
function derive(rule, act, one, contract) {
  switch (rule.kind) {
    case "nexus":
      return placeFact(rule.places, one);
    case "contract-clause":
      return contractFact(rule, one, contract);
    case "agency":
      return agencyFact(rule.agencies, one, contract);
    case "contract-made":
      return contract && madeFact(rule.before, contract, one);
    case "contract-renewed":
      return renewedFact(rule.from, act, one, contract);
    case "model-year":
      return one.modelYear === null ? null : {
        formula: known(one.modelYear >= rule.from),
        text: `model year ${one.modelYear}`,
        from: one.given
      };
    // The thing answers these, or nobody.
    case "product-class":
    case "country-of-origin":
      return null;
  }
}
function thingFact({ id, derive: rule }, one) {
  if (rule?.kind === "product-class") return classFact(id, rule.classes, one);
  if (rule?.kind !== "country-of-origin" || one.origins.length === 0) return null;
  let named = one.origins.some((country) => rule.countries.includes(country));
  return { formula: known(named), text: `made in ${one.origins.join(", ")}`, from: "finding" };
}
function placeFact(places, one) {
  let partOf = (part, whole) => part.startsWith(`${whole}-`), { countries } = one, here = countries.some((mine) => places.some((place) => mine === place || partOf(mine, place))), perhaps = countries.filter((mine) => !countries.some((other2) => partOf(other2, mine))).some((mine) => places.some((place) => partOf(place, mine)));
  return countries.length === 0 || !here && perhaps ? null : { formula: known(here), text: `${one.given}: ${countries.join(", ")}`, from: one.given };
}
function agencyFact(agencies, one, contract) {
  let named = (agency) => agency !== null && agencies.some((each) => each.toLowerCase() === agency.toLowerCase()), held = contract ?? one.contracts.find((each) => named(each.agency)) ?? null;
  if (held !== null) {
    if (held.agency === null) return null;
    let text = `${held.id} is with ${held.agency}`;
    return { formula: known(named(held.agency)), text, from: one.given };
  }
  return !(one.contractsComplete && one.contracts.length > 0) || one.contracts.some((each) => each.agency === null) ? null : { formula: FALSE, text: "no contract given is with such an agency", from: one.given };
}
function contractFact(rule, one, contract) {
  if (contract === null)
    return one.contractsComplete ? { formula: FALSE, text: "no contract given carries the clause", from: one.given } : null;
  let clause = contract.clauses.find((each) => sameClause(each.id, rule.clause));
  if (!clause) return { formula: FALSE, text: `${contract.id} does not carry the clause`, from: one.given };
  if (rule.editionFrom === null && rule.editionBefore === null)
    return { formula: TRUE, text: `${contract.id} carries ${clause.id}`, from: one.given };
  let edition = clause.edition === null ? null : editionMonth(clause.edition);
  if (edition === null) return null;
  let fits = (rule.editionFrom === null || edition >= rule.editionFrom) && (rule.editionBefore === null || edition < rule.editionBefore);
  return { formula: known(fits), text: `${contract.id} carries edition ${clause.edition}`, from: one.given };
}
function madeFact(before, { id, date }, one) {
  return { formula: known(date < before), text: `${id} was made on ${date}`, from: one.given };
}
function renewedFact(from, act, one, contract) {
  if (isMadeByAct(lawIndex(one.catalogue).activities.get(act.activity), contract))
    return {
      formula: known(act.day >= from),
      text: `this act makes or renews one, on ${act.day}`,
      from: "clock"
    };
  if (contract === null)
    return one.contractsComplete ? {
      formula: FALSE,
      text: `no ${one.contracts.length > 0 ? "other " : ""}contract was given`,
      from: one.given
    } : null;
  let last = lastRenewed(contract, act.day);
  if (last === null) return { formula: FALSE, text: `${contract.id} is not made yet`, from: one.given };
  if (last < from && act.day >= from && contract.renewals === null) return null;
  let what = last === contract.date ? "made" : "extended or renewed";
  return {
    formula: known(last >= from),
    text: `${contract.id} was last ${what} on ${last}`,
    from: one.given
  };
}
function editionMonth(text) {
  let iso = /^(\d{4})-(\d{2})/.exec(text.trim());
  if (iso) return `${iso[1]}-${iso[2]}`;
  let written = /^([a-z]{3})[a-z]*\.?\s+(\d{4})$/i.exec(text.trim()), month = MONTHS.indexOf((written?.[1] ?? "").toLowerCase()) + 1;
  return written && month > 0 ? `${written[2]}-${String(month).padStart(2, "0")}` : null;
}
function classFact(atomId, classes, one) {
  let index = lawIndex(one.catalogue), knowledge = one.product;
  switch (knowledge.kind) {
    case "unknown":
      return { formula: atom(atomId), text: "which product it is was not seen", from: "nobody" };
    case "law-own": {
      let own = lawIndex(one.catalogue).namedClasses, named = classes.some((each) => own.has(each));
      return { formula: known(named), text: "the prohibition's own classes", from: "assumed" };
    }
    case "classes": {
      let all2 = index.broader("classes", knowledge.classes), named = classes.some((each) => all2.has(each));
      return { formula: known(named), text: `asked for: ${knowledge.classes.join(", ")}`, from: "asked" };
    }
    case "product": {
      let { product } = knowledge, text = `${product.name}: ${product.classes.join(", ") || "no class known"}`, direct = new Set(product.classes), implied = index.impliedClasses(product.classes);
      return classes.some((each) => implied.has(each)) ? { formula: TRUE, text, from: "catalogue" } : classes.some((each) => direct.has(each)) ? product.classVerification !== "memory" ? { formula: TRUE, text, from: "catalogue" } : { formula: atom(atomId), text: `${text} (our own reading, unchecked)`, from: "nobody" } : { formula: FALSE, text, from: "catalogue" };
    }
  }
}
function makerFact(classes, one) {
  if (one.product.kind !== "law-own" && one.product.kind !== "unknown") return null;
  let made = lawIndex(one.catalogue).classesMade(one.supplier);
  return made === null && one.product.kind === "law-own" ? { formula: FALSE, text: "no product of this maker is known or was given", from: "assumed" } : made === null || classes.some((each) => made.has(each)) ? null : { formula: FALSE, text: "no product of this maker that the catalogue knows", from: "catalogue" };
}
var MONTHS, init_facts = __esm({
  "engine/src/decide/facts.ts"() {
    "use strict";
    init_contract_clause();
    init_contract_days();
    init_formula();
    init_law_index();
    init_question_order();
    MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  }
});

// engine/src/decide/condition-tests.ts
function conditionTests(tree, step, act, asker, contract) {
  let { questions: questions2 } = lawIndex(asker.catalogue), planned2 = (part) => part.kind === "all" ? part.of.flatMap(planned2) : questionsIn(part).some((id) => {
    let question = questions2.get(id);
    return question !== void 0 && isAboutThing(question);
  }) ? [
    pendingTests(
      readByQuestion,
      (one) => treeTests(part, (id) => {
        let question = questions2.get(id);
        return testOf(step, id, question ? factOf(question, act, one, contract) : open(id));
      })
    )
  ] : treeTests(part, (id) => {
    let question = questions2.get(id);
    return testOf(step, id, question ? askerFact(question, act, asker, contract) : open(id));
  });
  return planned2(tree);
}
function treeTests(tree, leaf) {
  if (tree.kind === "question") return [leaf(tree.id)];
  if (tree.kind === "all") return tree.of.flatMap((each) => treeTests(each, leaf));
  let leaves = [], formula = conditionFormula(tree, (id) => {
    let test = leaf(id);
    return leaves.push(test), test.formula;
  }), first = leaves[0];
  return [{ ...testOf(first?.step ?? "condition", leaves.map((test) => test.subject).join(", "), {
    formula,
    text: leaves.map((test) => `${test.subject}: ${test.fact}`).join("; "),
    from: leaves.find((test) => test.from === "nobody")?.from ?? first?.from ?? "nobody"
  }), assumed: leaves.flatMap((test) => test.assumed) }];
}
function conditionFormula(tree, answer) {
  switch (tree.kind) {
    case "question":
      return answer(tree.id);
    case "not":
      return not(conditionFormula(tree.of, answer));
    case "all":
      return all(tree.of.map((each) => conditionFormula(each, answer)));
    case "any":
      return any(tree.of.map((each) => conditionFormula(each, answer)));
  }
}
var init_condition_tests = __esm({
  "engine/src/decide/condition-tests.ts"() {
    "use strict";
    init_questions_in();
    init_clause_test();
    init_facts();
    init_formula();
    init_law_index();
  }
});

// engine/src/decide/object-tests.ts
function objectTests(prohibition, { object }, act, asker, at2) {
  let index = lawIndex(asker.catalogue), tests = [], group = prohibition.groups.find((each) => each.id === object.madeBy);
  if (group) {
    let members = index.members(group, at2);
    tests.push(
      pendingTests(
        ({ supplier, presence: presence2 }) => presence2 === null ? `asked
${supplier}` : supplier,
        (one) => [memberTest(group.id, members, one)]
      )
    );
  }
  let { classes } = object;
  if (classes.length > 0) {
    let id = `class/${classes.join("+")}`;
    tests.push(
      pendingTests(productKey, (one) => {
        let fact = (group ? null : makerFact(classes, one)) ?? classFact(id, classes, one);
        return [testOf("object", classes.join(", "), fact)];
      })
    );
  }
  let presence = index.activities.get(act.activity)?.presenceQuestion ?? null;
  return presence !== null && tests.push(
    pendingTests(
      (one) => isInPlace(one) ? "" : `${one.presence}
${readByQuestion(one)}`,
      (one) => presenceTests(presence, act, one)
    )
  ), tests;
}
function memberTest(group, { surely, perhaps }, { supplier, presence }) {
  return testOf("object", group, {
    formula: perhaps.has(supplier) ? atom(`member/${supplier}`) : known(surely.has(supplier)),
    text: supplier,
    from: presence === null ? "asked" : "finding"
  });
}
function isInPlace({ presence }) {
  return presence === null || IN_PLACE.has(presence);
}
function presenceTests(id, act, one) {
  if (isInPlace(one)) return [];
  let question = lawIndex(one.catalogue).questions.get(id), fact = question ? factOf(question, act, one, null) : null;
  return fact && evaluate(fact.formula) !== "unknown" ? [testOf("object", id, fact)] : [testOf("object", id, { formula: atom(id), text: `seen as: ${one.presence}`, from: "nobody" })];
}
var IN_PLACE, init_object_tests = __esm({
  "engine/src/decide/object-tests.ts"() {
    "use strict";
    init_clause_test();
    init_facts();
    init_formula();
    init_law_index();
    IN_PLACE = /* @__PURE__ */ new Set(["installed", "component"]);
  }
});

// engine/src/decide/clause-plan.ts
function clausePlan(prohibition, clause, act, asker, contract) {
  return {
    prohibition,
    clause,
    contract,
    act,
    ...heldTests(prohibition, clause, act, asker, contract),
    exceptions: exceptionsTo(prohibition, clause, act, asker, contract),
    words: clauseWords(prohibition, clause, act.bound, asker, contract)
  };
}
function heldTests(prohibition, clause, act, asker, contract) {
  let { activity, at: at2 } = act, occasion = { activity, day: dateIn(at2, prohibition.zone) }, anchored = anchorOf(prohibition, clause, activity, asker, contract, at2), inForce3 = testOf("time", clause.valid.from, {
    formula: validWithin(anchored.span, anchored.at, act.readings),
    text: anchored.text,
    from: anchored.from
  }), ofAnchor = anchorCondition(prohibition, clause, activity, asker, contract), tests = [
    ...clause.nexus ? conditionTests(clause.nexus, "nexus", occasion, asker, contract) : [],
    testOf("actor", clause.binds.join(", "), actorFact(clause, act, asker)),
    activityTest(clause, act, asker),
    ...objectTests(prohibition, clause, occasion, asker, at2),
    inForce3,
    ...ofAnchor ? conditionTests(ofAnchor, "condition", occasion, asker, contract) : [],
    ...clause.when ? conditionTests(clause.when, "condition", occasion, asker, contract) : [],
    ...waiverTests(prohibition, clause, asker, at2),
    ...openNormTests(prohibition, clause)
  ], anchor = anchored.from === "clock" ? null : anchored.at;
  return { time: { span: anchored.span, anchor }, tests };
}
function mayBind(clause, one) {
  if (clause.binds.includes("anyone")) return !0;
  let mine = lawIndex(one.catalogue).broader("actors", one.roles);
  return clause.binds.some((word) => mine.has(word)) || perhapsBound(clause, one).length > 0;
}
function perhapsBound({ binds }, one) {
  let index = lawIndex(one.catalogue);
  return one.unknownRoles.filter((role) => {
    let wide = index.broader("actors", [role]);
    return binds.some((word) => wide.has(word));
  });
}
function actorFact(clause, { bound }, one) {
  let { binds } = clause;
  if (bound !== "self")
    return { formula: known(!0), text: `the other side is ${binds.join(", ")}`, from: "catalogue" };
  let { roles } = one, mine = lawIndex(one.catalogue).broader("actors", roles);
  if (binds.includes("anyone") || binds.some((word) => mine.has(word)))
    return { formula: known(!0), text: roles.join(", "), from: one.given };
  let perhaps = perhapsBound(clause, one);
  return perhaps.length === 0 ? { formula: FALSE, text: roles.join(", ") || "nobody", from: one.given } : { formula: any(perhaps.map((role) => atom(`role/${role}`))), text: `not known whether ${perhaps.join(", ")}`, from: "nobody" };
}
function activityTest(clause, { activity }, one) {
  let mine = lawIndex(one.catalogue).broaderActivity(activity);
  return testOf("activity", clause.does.join(", "), {
    formula: known(clause.does.some((word) => mine.has(word))),
    text: activity,
    from: one.given === "profile" ? "profile" : "asked"
  });
}
function waiverTests(prohibition, clause, one, at2) {
  let waiver = one.waivers.find(
    (each) => each.prohibition === prohibition.id && (each.clauses.length === 0 || each.clauses.includes(clause.id)) && instantOf(each.from, prohibition.zone) <= at2 && (each.until === null || at2 < instantOf(each.until, prohibition.zone))
  );
  return waiver ? [
    testOf("waiver", waiver.id, {
      formula: FALSE,
      text: `waived by ${waiver.grantedBy}`,
      from: one.given
    })
  ] : [];
}
function openNormTests({ id }, { id: clause, openNorm }) {
  if (!openNorm) return [];
  let { construct, why } = openNorm;
  return [
    testOf("open-norm", construct, { formula: atom(`open/${id}/${clause}`), text: why, from: "catalogue" })
  ];
}
function exceptionsTo(prohibition, base, act, asker, contract) {
  return exceptionClauses(prohibition, base).filter((clause) => knownAt(prohibition, clause, asker.asKnown)).map((clause) => ({
    clause,
    ...heldTests(prohibition, clause, act, asker, contract),
    taken: exceptionsTo(prohibition, clause, act, asker, contract)
  }));
}
function exceptionClauses(prohibition, base) {
  let ofLaw = exceptions.get(prohibition) ?? /* @__PURE__ */ new Map(), found = ofLaw.get(base);
  if (found) return found;
  let only = base.effect === "exempt" && base.mode !== "reinstates" ? "reinstates" : null, made = prohibition.clauses.filter(
    (clause) => clause.mode !== null && clause.id !== base.id && (only === null || clause.mode === only) && (clause.excepts === "all" ? base.mode === null : clause.excepts.includes(base.id))
  ).sort((a, b) => a.id < b.id ? -1 : 1);
  return exceptions.set(prohibition, ofLaw.set(base, made)), made;
}
var exceptions, init_clause_plan = __esm({
  "engine/src/decide/clause-plan.ts"() {
    "use strict";
    init_anchor();
    init_clause_test();
    init_clause_words();
    init_condition_tests();
    init_event_time();
    init_formula();
    init_law_index();
    init_object_tests();
    init_zoned_time();
    exceptions = /* @__PURE__ */ new WeakMap();
  }
});

// engine/src/catalogue/lint-finding.ts
var init_lint_finding = __esm({
  "engine/src/catalogue/lint-finding.ts"() {
    "use strict";
  }
});

// engine/src/catalogue/nearest-word.ts
function nearestWords(word, valid) {
  let given = word.toLowerCase().replace(/\s+/g, "-"), scored = [];
  for (let candidate of valid) {
    let folded = candidate.toLowerCase(), limit = Math.max(2, Math.floor(folded.length / 3));
    if (folded === given) {
      scored.push({ word: candidate, distance: 0 });
      continue;
    }
    if (given.length >= 3 && folded.includes(given)) {
      let length = Math.min(folded.length, 400) / 1e3;
      scored.push({ word: candidate, distance: (folded.startsWith(given) ? 1 : 1.5) + length });
      continue;
    }
    if (Math.abs(folded.length - given.length) > limit) continue;
    let distance = alignmentDistance(given, folded);
    distance <= limit && scored.push({ word: candidate, distance });
  }
  return scored.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1)), scored.slice(0, 3).map((entry) => entry.word);
}
function suggest(word, valid) {
  let near = nearestWords(word, valid);
  if (near.length > 0) return didYouMean(near);
  let shown = [...valid].sort().slice(0, 12), more = valid.length > shown.length ? `, and ${valid.length - shown.length} more` : "";
  return `Valid here: ${shown.join(", ")}${more}.`;
}
function suggestMeant(word, words) {
  let ids = words.map(({ id }) => id);
  if (word.length < 3 || nearestWords(word, ids).length > 0) return suggest(word, ids);
  let begins = new RegExp(`(?<!\\p{L})${word.replace(/[^\p{L}\p{N}]/gu, ".")}`, "iu"), meant = [
    ...words.filter(({ label = "" }) => begins.test(label)),
    ...words.filter(({ label = "", says }) => !begins.test(label) && begins.test(says))
  ];
  return meant.length > 0 ? didYouMean(meant.slice(0, 3).map(({ id }) => id)) : suggest(word, ids);
}
function didYouMean(words) {
  return `Did you mean ${words.map((each) => `"${each}"`).join(" or ")}?`;
}
function alignmentDistance(a, b) {
  let beforeLast = [], last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    let row = [i];
    for (let j = 1; j <= b.length; j++) {
      let cost2 = a[i - 1] === b[j - 1] ? 0 : 1, best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost2);
      i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && (best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)), row.push(best);
    }
    beforeLast = last, last = row;
  }
  return last[b.length] ?? 0;
}
var init_nearest_word = __esm({
  "engine/src/catalogue/nearest-word.ts"() {
    "use strict";
  }
});

// engine/src/catalogue/lint-law.ts
function questionsOf(clause) {
  let trees = [clause.nexus, clause.when, ...(clause.duty?.deadlines ?? []).map((rule) => rule.when)], found = new Set(trees.flatMap((tree) => tree === null ? [] : questionsIn(tree)));
  return clause.duty?.trigger && found.add(clause.duty.trigger), [...found];
}
var init_lint_law = __esm({
  "engine/src/catalogue/lint-law.ts"() {
    "use strict";
    init_lint_finding();
    init_nearest_word();
    init_questions_in();
  }
});

// engine/src/decide/held-contracts.ts
function ownContracts(prohibition, clause, activity, one) {
  let wanted2 = clause.contractClause;
  if (wanted2 !== null) {
    let carrying2 = one.contracts.filter(
      (contract) => contract.clauses.some((each) => sameClause(each.id, wanted2))
    );
    return carrying2.length > 0 ? carrying2 : NONE;
  }
  return one.contracts.length === 0 || !goesByContractDay(prohibition, clause, one.catalogue) || lawIndex(one.catalogue).activities.get(activity)?.contract === "makes" ? NONE : one.contractsComplete ? one.contracts : [null, ...one.contracts];
}
function theirContracts(prohibition, clause, one) {
  return one.contracts.length > 0 && goesByContractDay(prohibition, clause, one.catalogue) ? [null, ...one.contracts] : NONE;
}
function goesByContractDay(prohibition, clause, catalogue2) {
  let found = byDay.get(clause);
  if (found !== void 0) return found;
  let { questions: questions2 } = lawIndex(catalogue2), asksDay = (id) => {
    let kind = questions2.get(id)?.derive?.kind;
    return kind === "contract-made" || kind === "contract-renewed";
  }, made = clause.anchor === "contract-award" || clause.anchor === "contract-renewal" || questionsOf(clause).some(asksDay) || exceptionClauses(prohibition, clause).some((each) => goesByContractDay(prohibition, each, catalogue2));
  return byDay.set(clause, made), made;
}
var NONE, byDay, init_held_contracts = __esm({
  "engine/src/decide/held-contracts.ts"() {
    "use strict";
    init_lint_law();
    init_clause_plan();
    init_contract_clause();
    init_law_index();
    NONE = [null];
    byDay = /* @__PURE__ */ new WeakMap();
  }
});

// engine/src/decide/per-asker.ts
function perAsker(start) {
  let kept = /* @__PURE__ */ new WeakMap(), last = null;
  return (asker) => {
    if (last?.asker === asker) return last.value;
    let recent = kept.get(asker.catalogue) ?? [], known3 = recent.find((each) => isSame(each.asker, asker)), found = known3 ?? { asker, value: start(asker) };
    return known3 || kept.set(asker.catalogue, [found, ...recent.slice(0, 7)]), last = { asker, value: found.value }, found.value;
  };
}
function isSame(a, b) {
  let alike = {
    catalogue: a.catalogue === b.catalogue,
    roles: isSameList(a.roles, b.roles),
    unknownRoles: isSameList(a.unknownRoles, b.unknownRoles),
    countries: isSameList(a.countries, b.countries),
    contracts: isSameList(a.contracts, b.contracts),
    contractsComplete: a.contractsComplete === b.contractsComplete,
    answers: isSameList(a.answers, b.answers),
    waivers: isSameList(a.waivers, b.waivers),
    modelYear: a.modelYear === b.modelYear,
    manufactured: a.manufactured === b.manufactured,
    assetNames: isSameList(a.assetNames, b.assetNames),
    given: a.given === b.given,
    asKnown: a.asKnown === b.asKnown
  };
  return Object.values(alike).every((each) => each);
}
function isSameList(a, b) {
  return a === b || a.length === b.length && a.every((each, place) => each === b[place]);
}
var init_per_asker = __esm({
  "engine/src/decide/per-asker.ts"() {
    "use strict";
  }
});

// engine/src/decide/activity-cases.ts
function activityCases(prohibitions, activity, one, at2, readings) {
  let plans = plansFor(prohibitions, activity, one, at2, readings);
  return {
    own: plans.own.map((plan) => clauseCase(plan, one)),
    counterparty: theirCases(plans.counterparty, one)
  };
}
function theirCases(plans, one) {
  let found = [], other2 = null;
  for (let plan of plans) {
    if (plan.contract !== null && plan.clause === other2) continue;
    let held = clauseCase(plan, one);
    found.push(held), held.tests.some(({ step, result }) => step === "object" && result === "false") && (other2 = plan.clause);
  }
  return found;
}
function plansFor(prohibitions, activity, asker, at2, readings) {
  let kept = planned(asker), key = `${at2} ${readings} ${activity}`, once = (of, plan) => {
    let plans = kept.get(of) ?? /* @__PURE__ */ new Map(), known3 = plans.get(key);
    if (known3) return known3;
    plans.size >= MOST_PLANS && plans.clear();
    let made = plan();
    return kept.set(of, plans.set(key, made)), made;
  };
  return once(prohibitions, () => {
    let each = prohibitions.map((law) => once(law, () => plansOf(law, activity, asker, at2, readings)));
    return {
      own: each.flatMap(({ own }) => own),
      counterparty: each.flatMap(({ counterparty }) => counterparty)
    };
  });
}
function plansOf(prohibition, activity, asker, at2, readings) {
  let own = [], counterparty = [];
  for (let { clause, own: mine, converse } of lawIndex(asker.catalogue).speaking(prohibition, activity)) {
    if (!knownAt(prohibition, clause, asker.asKnown)) continue;
    let contracts = mine && mayBind(clause, asker) ? ownContracts(prohibition, clause, activity, asker) : [], act = { activity, bound: "self", at: at2, readings };
    for (let contract of contracts) own.push(clausePlan(prohibition, clause, act, asker, contract));
    if (contracts.length > 0 || converse === null || clause.effect === "disclosure-required" || !isToward(clause, asker)) continue;
    let theirs = { activity: converse, bound: otherSideOf(clause), at: at2, readings };
    for (let contract of theirContracts(prohibition, clause, asker))
      counterparty.push(clausePlan(prohibition, clause, theirs, asker, contract));
  }
  return { own, counterparty };
}
function concerns({ clause, own, converse }, one) {
  return own && mayBind(clause, one) || converse !== null && isToward(clause, one);
}
function isToward(clause, one) {
  if (clause.to.includes("us-person")) return !0;
  let index = lawIndex(one.catalogue), mine = [index.broader("actors", one.roles), index.broader("actors", one.unknownRoles)];
  return clause.to.some((word) => mine.some((words) => words.has(word)));
}
var planned, MOST_PLANS, init_activity_cases = __esm({
  "engine/src/decide/activity-cases.ts"() {
    "use strict";
    init_clause_case();
    init_clause_plan();
    init_event_time();
    init_held_contracts();
    init_law_index();
    init_other_side();
    init_per_asker();
    planned = perAsker(
      () => /* @__PURE__ */ new WeakMap()
    ), MOST_PLANS = 200;
  }
});

// engine/src/decide/lasting-rules.ts
function lastingRules(cases) {
  let rules = [];
  for (let { prohibition, clause, untimed, time, exceptions: exceptions2 } of cases)
    clause.effect === "disclosure-required" || untimed === FALSE || rules.push({
      law: prohibition.id,
      effect: clause.effect,
      untimed,
      time,
      exceptions: lastingExceptions(exceptions2)
    });
  return rules;
}
function lastingExceptions(exceptions2) {
  return exceptions2.flatMap(
    ({ untimed, time, taken }) => untimed === FALSE ? [] : [{ untimed, time, taken: lastingExceptions(taken) }]
  );
}
function rulesAt(rules, at2, readings) {
  let found = [];
  for (let { law, effect, untimed, time, exceptions: exceptions2 } of rules) {
    let within = inForce2(time.span, time.anchor ?? at2, readings);
    within !== FALSE && found.push({
      law,
      effect,
      scope: both(untimed, within),
      excepted: anyApplies2(exceptions2, at2, readings)
    });
  }
  return found;
}
function anyApplies2(exceptions2, at2, readings) {
  let applies = [];
  for (let { untimed, time, taken } of exceptions2) {
    let within = inForce2(time.span, time.anchor ?? at2, readings);
    if (within === FALSE) continue;
    let own = both(untimed, within);
    applies.push(taken.length === 0 ? own : all([own, not(anyApplies2(taken, at2, readings))]));
  }
  return applies.length === 0 ? FALSE : any(applies);
}
function turningInstants(rules) {
  let instants2 = /* @__PURE__ */ new Set(), note2 = ({ span, anchor }) => {
    if (anchor === null)
      for (let event of [span.from, span.to]) for (let at2 of event?.all ?? []) instants2.add(at2);
  }, noteAll = (exceptions2) => {
    for (let exception of exceptions2)
      note2(exception.time), noteAll(exception.taken);
  };
  for (let rule of rules)
    note2(rule.time), noteAll(rule.exceptions);
  return instants2;
}
function both(a, b) {
  return a === TRUE ? b : b === TRUE ? a : all([a, b]);
}
var init_lasting_rules = __esm({
  "engine/src/decide/lasting-rules.ts"() {
    "use strict";
    init_event_time();
    init_formula();
  }
});

// engine/src/decide/verdict-table.ts
function verdictTable(rules, atoms, given, order = UNORDERED) {
  let every = everyCompletion(atoms.length), known3 = /* @__PURE__ */ new Map();
  for (let [id, value] of given) known3.set(id, value ? every : 0n);
  for (let [place, id] of atoms.entries()) known3.set(id, atomColumn(place, atoms.length));
  let said = {
    prohibited: 0n,
    "advised-against": 0n,
    exempt: 0n,
    allowed: 0n
  };
  for (let { scope, excepted, effect } of rules) {
    let reached = columnOf(scope, known3, every);
    if (reached === 0n) continue;
    let taken = columnOf(excepted, known3, every);
    said.exempt |= reached & taken, effect !== "not-covered" && (said[effect] |= reached & ~taken);
  }
  let possible = agreeing(known3, order, every), columns = /* @__PURE__ */ new Map(), left = possible;
  for (let verdict of ORDER) {
    let here = said[verdict] & left;
    here !== 0n && columns.set(verdict, here), left &= ~here;
  }
  return left !== 0n && columns.set("not-covered", left), { atoms, possible, columns };
}
function agreeing(known3, order, every) {
  let possible = every;
  for (let line of new Set([...known3.keys()].flatMap((id) => [order.get(id) ?? []]))) {
    let points = line.flatMap(({ id, at: at2, reached }) => {
      let yes = known3.get(id);
      return yes === void 0 ? [] : [{ at: at2, reached: reached ? yes : every & ~yes }];
    });
    for (let later of points)
      for (let earlier of points)
        earlier.at <= later.at && (possible &= ~(later.reached & ~earlier.reached));
  }
  return possible;
}
function verdictsWhere({ atoms, columns }, id, is) {
  let column = atomColumn(atoms.indexOf(id), atoms.length), where = is ? column : everyCompletion(atoms.length) & ~column;
  return [...columns].filter(([, each]) => (each & where) !== 0n).map(([verdict]) => verdict);
}
function decisiveAtoms({ atoms, columns, possible }, asked) {
  let left = [possible, ...columns.values()];
  for (let [place, id] of atoms.entries())
    asked.includes(id) || (left = left.map((column) => whicheverIs(column, place, atoms.length)));
  let [agreed = 0n] = left;
  return asked.filter((id) => {
    let place = atoms.indexOf(id), yes = atomColumn(place, atoms.length), stride = 1n << BigInt(place), either = (agreed & yes) >> stride & agreed;
    return left.some((column) => ((column & yes) >> stride & either) !== (column & ~yes & either));
  });
}
function whicheverIs(column, place, atoms) {
  let yes = atomColumn(place, atoms), stride = 1n << BigInt(place), either = (column & yes) >> stride | column & ~yes;
  return either | either << stride;
}
function columnOf(formula, known3, every) {
  switch (formula.kind) {
    case "known":
      return formula.value ? every : 0n;
    case "atom":
      return known3.get(formula.id) ?? 0n;
    case "not":
      return every & ~columnOf(formula.of, known3, every);
    case "all": {
      let column = every;
      for (let part of formula.of) {
        if (column === 0n) break;
        column &= columnOf(part, known3, every);
      }
      return column;
    }
    case "any": {
      let column = 0n;
      for (let part of formula.of) {
        if (column === every) break;
        column |= columnOf(part, known3, every);
      }
      return column;
    }
  }
}
function everyCompletion(atoms) {
  let found = everyOf[atoms] ?? (1n << (1n << BigInt(atoms))) - 1n;
  return everyOf[atoms] = found, found;
}
function atomColumn(place, atoms) {
  let known3 = columnsOf.get(atoms) ?? [];
  columnsOf.set(atoms, known3);
  let stride = 1n << BigInt(place), found = known3[place] ?? everyCompletion(atoms) / ((1n << stride) + 1n) << stride;
  return known3[place] = found, found;
}
var ORDER, UNORDERED, everyOf, columnsOf, init_verdict_table = __esm({
  "engine/src/decide/verdict-table.ts"() {
    "use strict";
    ORDER = ["prohibited", "advised-against", "exempt", "allowed"];
    UNORDERED = /* @__PURE__ */ new Map();
    everyOf = [];
    columnsOf = /* @__PURE__ */ new Map();
  }
});

// engine/src/decide/possible.ts
function possibleVerdicts(rules, given = NOTHING, order) {
  let atoms = atomsOf(rules, given);
  return atoms.length === 0 || atoms.length > EXACT_ATOMS ? kleeneVerdicts(rules, given) : [...verdictTable(rules, atoms, given, order).columns.keys()];
}
function atomsOf(rules, given = NOTHING) {
  let atoms = /* @__PURE__ */ new Set();
  for (let rule of rules)
    evaluate(rule.scope, given) !== "false" && (openAtoms(rule.scope, atoms), openAtoms(rule.excepted, atoms));
  return [...atoms].filter((id) => !given.has(id)).sort();
}
function kleeneVerdicts(rules, given) {
  let found = /* @__PURE__ */ new Set(["not-covered"]), floor = 0, consider = (verdict, value) => {
    value !== "false" && (found.add(verdict), value === "true" && (floor = Math.max(floor, WEIGHT[verdict])));
  };
  for (let rule of rules)
    consider(rule.effect, evaluate(all([rule.scope, not(rule.excepted)]), given)), consider("exempt", evaluate(all([rule.scope, rule.excepted]), given));
  return ordered(found).filter((verdict) => WEIGHT[verdict] >= floor);
}
function ordered(found) {
  return [...found].sort((a, b) => WEIGHT[b] - WEIGHT[a]);
}
var EXACT_ATOMS, WEIGHT, init_possible = __esm({
  "engine/src/decide/possible.ts"() {
    "use strict";
    init_formula();
    init_verdict_table();
    EXACT_ATOMS = 12, WEIGHT = {
      prohibited: 4,
      "advised-against": 3,
      exempt: 2,
      allowed: 1,
      "not-covered": 0
    };
  }
});

// engine/src/decide/course.ts
function courseOf(prohibitions, activity, one) {
  let shifts = shiftsOf(prohibitions, one), { order } = lawIndex(one.catalogue), stretches = /* @__PURE__ */ new Map(), last = null;
  function casesAt(at2, readings) {
    return last?.at === at2 && last.readings === readings || (last = { at: at2, readings, cases: activityCases(prohibitions, activity, one, at2, readings) }), last.cases;
  }
  function stretchAt(at2) {
    let place = countUpTo(shifts, at2), known3 = stretches.get(place);
    if (known3) return known3;
    let cases = last && countUpTo(shifts, last.at) === place ? last.cases : casesAt(at2, "every"), rules2 = { own: lastingRules(cases.own), counterparty: lastingRules(cases.counterparty) }, made = {
      rules: rules2,
      turns: { own: turningInstants(rules2.own), counterparty: turningInstants(rules2.counterparty) }
    };
    return stretches.set(place, made), made;
  }
  function rules(at2, readings, side, law) {
    let all2 = stretchAt(at2).rules[side], some = law === void 0 ? all2 : all2.filter((rule) => rule.law === law);
    return rulesAt(some, at2, readings);
  }
  return {
    prohibitions,
    casesAt,
    rulesAt: rules,
    verdictsAt: (at2, readings, side, law) => possibleVerdicts(rules(at2, readings, side, law), NOTHING, order),
    *turnsAfter(at2, side, law) {
      let instants2 = publicBoundaries(law ? lawAlone(law) : prohibitions, one.asKnown), place = countUpTo(shifts, at2);
      for (let instant of eachAfter(at2, instants2, shifts)) {
        let there = countUpTo(shifts, instant);
        there === place && !stretchAt(instant).turns[side].has(instant) || (place = there, yield instant);
      }
    },
    turnsBetween(after, until2) {
      let instants2 = new Set(shifts.slice(countUpTo(shifts, after), countUpTo(shifts, until2)));
      for (let start of [after, ...instants2]) {
        let { own, counterparty } = stretchAt(start).turns;
        for (let at2 of [...own, ...counterparty]) at2 > after && at2 <= until2 && instants2.add(at2);
      }
      return [...instants2].sort((a, b) => a - b);
    }
  };
}
function* eachAfter(at2, some, others) {
  let [one, other2] = [countUpTo(some, at2), countUpTo(others, at2)];
  for (; one < some.length || other2 < others.length; ) {
    let next = Math.min(some[one] ?? 1 / 0, others[other2] ?? 1 / 0);
    yield next, some[one] === next && one++, others[other2] === next && other2++;
  }
}
function lawAlone(law) {
  let list = alone.get(law) ?? [law];
  return alone.set(law, list), list;
}
function shiftsOf(prohibitions, asker) {
  let { shifts } = lawIndex(asker.catalogue), { waivers, contracts } = asker;
  if (waivers.length + contracts.length === 0) return shifts;
  let kept = shiftsKept(asker), known3 = kept.get(prohibitions);
  if (known3) return known3;
  let zones = new Map(prohibitions.map((law) => [law.id, law.zone])), waived = waivers.flatMap(({ prohibition, from, until: until2 }) => {
    let zone = zones.get(prohibition) ?? "UTC";
    return [instantOf(from, zone), ...until2 === null ? [] : [instantOf(until2, zone)]];
  }), days = contracts.flatMap(({ date, renewals }) => [date, ...renewals ?? []]), signed = [...new Set(zones.values())].flatMap((zone) => days.map((day) => instantOf(day, zone))), made = [.../* @__PURE__ */ new Set([...shifts, ...waived, ...signed])].sort((a, b) => a - b);
  return kept.set(prohibitions, made), made;
}
var alone, shiftsKept, init_course = __esm({
  "engine/src/decide/course.ts"() {
    "use strict";
    init_activity_cases();
    init_event_time();
    init_formula();
    init_lasting_rules();
    init_law_index();
    init_per_asker();
    init_possible();
    init_zoned_time();
    alone = /* @__PURE__ */ new WeakMap();
    shiftsKept = perAsker(() => /* @__PURE__ */ new WeakMap());
  }
});

// engine/src/decide/determination.ts
function determinationOf(held, activity, one) {
  let { prohibition, clause, words, excepted } = held, { bound } = held.act, scope = evaluate(held.scope), effect = clause.effect === "disclosure-required" ? "not-covered" : clause.effect, couldBe = couldBeOf(effect, scope, evaluate(excepted)), verdict = couldBe.length > 1 ? "undetermined" : couldBe[0] ?? "not-covered", from = eventOf(prohibition, clause.valid.from), open2 = scope === "false" ? NONE_OPEN : openAtoms(all([held.scope, not(excepted)]));
  return {
    prohibition: words.prohibition,
    clause: words.clause,
    activity,
    actor: words.actor,
    verdict,
    couldBe,
    bound,
    since: from && verdict !== "not-covered" ? isoOf(mainInstant(from)) : null,
    next: nextOf(held, from, effect) ?? nextRenewal(held, effect, one),
    basis: basisOf(held, scope, verdict),
    openQuestions: questionsAmong(open2),
    readings: readingsOf(held, open2, lawIndex(one.catalogue).sources),
    text: words.text,
    citation: words.citation,
    url: words.url,
    verification: words.verification,
    restsOn: words.restsOn,
    note: noteOf(clause, bound, one),
    contract: words.contract,
    contractClause: words.contractClause
  };
}
function questionsAmong(open2) {
  return open2.size === 0 ? NO_QUESTIONS : [...open2].filter((id) => !id.startsWith("reading/") && !id.startsWith("open/")).sort();
}
function couldBeOf(effect, scope, excepted) {
  if (scope === "false") return NOT_COVERED;
  let found = [];
  return excepted !== "true" && found.push(effect), excepted !== "false" && !found.includes("exempt") && found.push("exempt"), scope === "unknown" && !found.includes("not-covered") && found.push("not-covered"), found;
}
function nextOf(held, from, effect) {
  if (from === null || from.at === null) return null;
  let time = held.tests.find((test) => test.step === "time");
  if (time?.from !== "clock" || time.result !== "false" || hasEnded(time)) return null;
  let wouldApply = evaluate(all([held.untimed, not(held.excepted)]));
  return wouldApply === "false" ? null : { verdict: wouldApply === "true" ? effect : "undetermined", from: isoOf(mainInstant(from)), clause: held.clause.id };
}
function nextRenewal(held, effect, one) {
  let { prohibition, clause, contract, act, tests, excepted, scope } = held;
  if (clause.anchor !== "contract-renewal" || !contract?.renewals || evaluate(scope) !== "false") return null;
  let asked = new Set(lawIndex(one.catalogue).renewalQuestion.values()), others = tests.filter(({ step, subject }) => step !== "time" && !asked.has(subject)), would = evaluate(all([...others.map(({ formula }) => formula), not(excepted)])), day = contract.renewals.find((each) => {
    let at2 = instantOf(each, prohibition.zone);
    return at2 > act.at && evaluate(validAt(prohibition, clause, at2, "main")) === "true";
  });
  return day === void 0 || would === "false" ? null : { verdict: would === "true" ? effect : "undetermined", from: isoOf(instantOf(day, prohibition.zone)), clause: clause.id };
}
function hasEnded({ formula }) {
  let [, notEnded] = formula.kind === "all" ? formula.of : [];
  return notEnded !== void 0 && evaluate(notEnded) === "false";
}
function basisOf({ tests, exceptions: exceptions2 }, scope, verdict) {
  let own = tests.map(({ result, told: told2 }) => result === scope ? told2.deciding : told2.beside);
  return exceptions2.length === 0 ? own : [...own, ...exceptions2.map((each) => exceptionTest(each, verdict !== "not-covered"))];
}
function exceptionTest({ clause, applies }, matters) {
  let result = evaluate(applies), ways = told.get(clause) ?? /* @__PURE__ */ new Map(), way = ways.get(result);
  return way || (way = tellingsOf({ step: "exception", subject: clause.id, result, fact: clause.text, from: "catalogue" }), told.set(clause, ways.set(result, way))), result !== "false" && matters ? way.deciding : way.beside;
}
function readingsOf(held, open2, sources) {
  if (open2.size === 0) return NO_READINGS;
  let { prohibition, clause } = held, readings = [];
  for (let id of [clause.valid.from, clause.valid.to]) {
    let event = eventOf(prohibition, id);
    if (!(!event || !open2.has(readingAtom(prohibition, event)))) {
      readings.push({
        says: event.asWritten ?? event.at ?? event.title,
        at: isoOf(mainInstant(event)),
        source: titleOf(event.cite, sources),
        stronger: !0,
        why: event.why
      });
      for (let other2 of event.alternatives)
        readings.push({
          says: other2.asWritten,
          at: isoOf(Date.parse(other2.at)),
          source: titleOf(other2.cite, sources),
          stronger: !1,
          why: null
        });
    }
  }
  return readings;
}
function titleOf(cite, sources) {
  return sources.get(cite.source)?.title ?? cite.source;
}
function noteOf(clause, bound, one) {
  let note2 = clause.openNorm?.why ?? (bound === "self" ? null : clause.counterpartyNote), name = lawIndex(one.catalogue).suppliers.get(one.supplier)?.name;
  return note2 === null || name === void 0 ? note2 : note2.replaceAll("the supplier", name);
}
var NONE_OPEN, NO_QUESTIONS, NO_READINGS, NOT_COVERED, told, init_determination = __esm({
  "engine/src/decide/determination.ts"() {
    "use strict";
    init_clause_test();
    init_event_time();
    init_formula();
    init_law_index();
    init_zoned_time();
    NONE_OPEN = /* @__PURE__ */ new Set(), NO_QUESTIONS = [], NO_READINGS = [], NOT_COVERED = ["not-covered"];
    told = /* @__PURE__ */ new WeakMap();
  }
});

// engine/src/decide/open-questions.ts
function shortestQuestions(rules, one) {
  let { order } = lawIndex(one.catalogue), parts = atomsOf(rules).filter((id) => isAboutPart(id, one.catalogue));
  if (parts.length < 2 || possibleVerdicts(rules, NOTHING, order).length < 2)
    return beyondPlace(rules, one, /* @__PURE__ */ new Map());
  let elsewhere = new Map(parts.map((id) => [id, !1]));
  return [placeQuestion(), ...beyondPlace(rules, one, elsewhere)];
}
function beyondPlace(rules, one, given) {
  let atoms = atomsOf(rules, given).filter(isQuestion), ofProduct = one.product.kind === "unknown" ? atoms.filter((id) => followsFromProduct(id, one.catalogue)) : [];
  if (ofProduct.length === 0) return fewest(rules, atoms, one.catalogue, given);
  let rest = atoms.filter((id) => !ofProduct.includes(id)), usual = new Map([...given, ...usualProduct(ofProduct, one)]);
  return [productQuestion(one), ...fewest(rules, rest, one.catalogue, usual)];
}
function isAboutPart(id, catalogue2) {
  let rule = catalogue2.questions.find((each) => each.id === id)?.derive;
  return rule?.kind === "nexus" && rule.places.every((place) => place.includes("-"));
}
function placeQuestion() {
  return {
    id: PLACE_QUESTION,
    ask: "In which state, or other part of the country, is it?",
    help: "Several have law on it, each for its own: name it to `interdict ask --jurisdiction`, or as territory in a profile (US-TX).",
    ifYes: [],
    ifNo: []
  };
}
function fewest(rules, asked, catalogue2, given) {
  if (asked.length === 0) return [];
  let { order } = lawIndex(catalogue2), atoms = atomsOf(rules, given);
  if (atoms.length > EXACT_ATOMS)
    return possibleVerdicts(rules, given, order).length < 2 ? [] : ranked(asked, catalogue2, (id, is) => possibleVerdicts(rules, new Map([...given, [id, is]]), order)).slice(0, MOST_QUESTIONS);
  let table = verdictTable(rules, atoms, given, order);
  if (table.columns.size < 2) return [];
  let open2 = asked.filter((id) => atoms.includes(id));
  return ranked(decisiveAtoms(table, open2), catalogue2, (id, is) => verdictsWhere(table, id, is));
}
function ranked(ids, catalogue2, left) {
  return ids.map((id) => describe(id, catalogue2, left(id, !0), left(id, !1))).sort(
    (a, b) => decisiveness(a) - decisiveness(b) || cost(a, catalogue2) - cost(b, catalogue2) || (a.id < b.id ? -1 : 1)
  );
}
function isQuestion(id) {
  return !id.startsWith("reading/") && !id.startsWith("open/");
}
function followsFromProduct(id, catalogue2) {
  return id.startsWith("class/") ? !0 : lawIndex(catalogue2).questions.get(id)?.derive?.kind === "product-class";
}
function productQuestion(one) {
  let name = one.catalogue.suppliers.find((each) => each.id === one.supplier)?.name ?? one.supplier;
  return {
    id: PRODUCT_QUESTION,
    ask: `Which product of ${name} is it?`,
    help: "What the law says differs by product: name it to `interdict ask --product`.",
    ifYes: [],
    ifNo: []
  };
}
function usualProduct(ofProduct, one) {
  let ordinary = { ...one, product: { kind: "law-own" } };
  return new Map(
    ofProduct.map((id) => {
      let rule = lawIndex(one.catalogue).questions.get(id)?.derive, classes = rule?.kind === "product-class" ? rule.classes : id.slice(6).split("+"), fact = classFact(id, classes, ordinary).formula;
      return [id, fact.kind === "known" && fact.value];
    })
  );
}
function describe(id, catalogue2, ifYes, ifNo) {
  let question = lawIndex(catalogue2).questions.get(id);
  return {
    id,
    ask: question?.ask ?? askOfWord(id, catalogue2),
    help: question?.help ?? null,
    ifYes,
    ifNo
  };
}
function askOfWord(id, catalogue2) {
  let [kind = "", words = ""] = id.split("/", 2);
  if (kind === "member")
    return `Do those whom the law names own enough of ${catalogue2.suppliers.find((each) => each.id === words)?.name ?? words} for it to be reached?`;
  if (kind === "role") {
    let word = catalogue2.vocabulary.actors.find((each) => each.id === words);
    return `Are you this: ${words.replaceAll("-", " ")}? (${word?.says ?? ""})`;
  }
  return `Is the product one of these: ${words.split("+").join(", ").replaceAll("-", " ")}?`;
}
function decisiveness(question) {
  return question.ifYes.length + question.ifNo.length;
}
function cost(question, catalogue2) {
  return lawIndex(catalogue2).questions.get(question.id)?.cost ?? 3;
}
var MOST_QUESTIONS, PRODUCT_QUESTION, PLACE_QUESTION, init_open_questions = __esm({
  "engine/src/decide/open-questions.ts"() {
    "use strict";
    init_facts();
    init_formula();
    init_law_index();
    init_possible();
    init_verdict_table();
    MOST_QUESTIONS = 12, PRODUCT_QUESTION = "product", PLACE_QUESTION = "place";
  }
});

// engine/src/decide/activity-answer.ts
function answerActivity(prohibitions, activity, one, interval) {
  let course = courseOf(prohibitions, activity, one), segments = segmentsOf(course, interval), last = segments.at(-1), at2 = last?.at ?? interval.from, cases = course.casesAt(at2, "every"), couldBe = segments.length > 1 ? union(segments.map((each) => each.verdicts)) : last?.verdicts ?? ["not-covered"], determinations = determinationsAt(cases, activity, one), verdict = verdictOf(couldBe), counterparty = counterpartyAnswer(course, at2, cases.counterparty, determinations, one), bound = verdict === "not-covered" && counterparty !== null ? otherSideOfAll(determinations, counterparty.decidedBy) : "self", deciding = carrying(determinations, "own", couldBe), decidedBy = clausesOf(deciding), earlier = segments.filter((each) => each.at !== at2 && verdictOf(each.verdicts) === "undetermined").flatMap((each) => determinationsAt(course.casesAt(each.at, "every"), activity, one)).filter((each) => each.bound === "self"), draft = {
    activity,
    verdict,
    couldBe,
    bound,
    since: sinceOf(determinations, decidedBy, verdict),
    next: nextVerdict(course, at2, "own"),
    questions: shortestQuestions(course.rulesAt(at2, "every", "own"), one),
    segments: segments.length > 1 ? segments.map((each) => ({ from: isoOf(each.at), verdict: verdictOf(each.verdicts) })) : [],
    readings: disputedReadings([...earlier, ...determinations]),
    byProhibition: byProhibition(course, at2, cases, determinations),
    counterparty,
    assumed: assumptionsOf(cases.own),
    decidedBy,
    contracts: contractsOf(deciding)
  };
  return {
    answer: { ...draft, says: sayAnswer(draft, determinations, one) },
    determinations,
    duties: cases.own.filter((held) => !isVerdict(held))
  };
}
function verdictOf(couldBe) {
  return couldBe.length > 1 ? "undetermined" : couldBe[0] ?? "not-covered";
}
function isVerdict(held) {
  return held.clause.effect !== "disclosure-required";
}
function determinationsAt(cases, activity, one) {
  return [...cases.own.filter(isVerdict), ...cases.counterparty].sort((a, b) => a.words.order < b.words.order ? -1 : 1).map((held) => determinationOf(held, activity, one));
}
function disputedReadings(determinations) {
  let disputes = /* @__PURE__ */ new Map();
  for (let { readings } of determinations)
    readings.length > 0 && disputes.set(JSON.stringify(readings), readings);
  return [...disputes.values()].flat();
}
function segmentsOf(course, { from, until: until2 }) {
  let segments = [{ at: from, verdicts: course.verdictsAt(from, "every", "own") }];
  if (until2 - from === 1) return segments;
  for (let at2 of course.turnsAfter(from, "own")) {
    if (at2 >= until2) break;
    let verdicts = course.verdictsAt(at2, "every", "own");
    segments.at(-1)?.verdicts.join() !== verdicts.join() && segments.push({ at: at2, verdicts });
  }
  return segments;
}
function nextVerdict(course, at2, side, law) {
  let possible = (instant, readings) => course.verdictsAt(instant, readings, side, law?.id).join(), before = null;
  for (let instant of course.turnsAfter(at2, side, law)) {
    if (before === null) {
      let now2 = possible(at2, "main");
      before = { now: now2, disputed: possible(at2, "every") !== now2 };
    }
    let verdicts = course.verdictsAt(instant, "main", side, law?.id), then = verdicts.join();
    if (before.disputed ? possible(instant, "every") !== then : then === before.now) continue;
    let verdict = verdictOf(verdicts), all2 = course.casesAt(instant, "main")[side], cases = law ? all2.filter((held) => held.prohibition.id === law.id) : all2;
    return { verdict, from: isoOf(instant), clause: changingClause(cases, instant, verdict) };
  }
  return null;
}
function changingClause(cases, instant, verdict) {
  let open2 = cases.filter((held) => isVerdict(held) && evaluate(held.scope) !== "false"), rank = (held) => (beginsAt(held, instant) ? 0 : 2) + (held.clause.effect === verdict ? 0 : 1);
  return [...open2].sort((a, b) => rank(a) - rank(b) || (a.clause.id < b.clause.id ? -1 : 1))[0]?.clause.id ?? cases.map((held) => held.clause.id).sort()[0] ?? "";
}
function beginsAt({ prohibition, clause }, instant) {
  return spanOf(prohibition, clause).from?.all.includes(instant) ?? !1;
}
function carrying(determinations, side, couldBe) {
  let head = couldBe[0];
  if (head === void 0 || head === "not-covered") return [];
  let sided = determinations.filter((each) => each.bound === "self" == (side === "own")), bringing = sided.filter((each) => each.couldBe.includes(head));
  if (couldBe.length > 1) return bringing;
  let alone2 = sided.filter((each) => each.verdict === head);
  return alone2.length > 0 ? alone2 : bringing;
}
function clausesOf(determinations) {
  return [...new Set(determinations.map((each) => `${each.prohibition}/${each.clause}`))];
}
function contractsOf(determinations) {
  let found = determinations.flatMap(
    ({ contract, contractClause }) => contract === null ? [] : [contractClause === null ? contract : `${contract}: ${contractClause}`]
  );
  return [...new Set(found)].sort();
}
function openQuestionsOfTheirs(determinations, decidedBy, one) {
  let openContracts = /* @__PURE__ */ new Set(), open2 = /* @__PURE__ */ new Set();
  for (let { prohibition, clause, contract, verdict, openQuestions } of determinations) {
    let [asked] = openQuestions;
    if (verdict !== "undetermined" || asked === void 0 || !decidedBy.includes(`${prohibition}/${clause}`)) continue;
    let question = `${lawIndex(one.catalogue).questions.get(asked)?.ask ?? ""} [${asked}]`;
    contract === null ? open2.add(question) : openContracts.add(`${contract}: ${question}`);
  }
  return { openContracts: [...openContracts].sort(), open: [...open2].sort() };
}
function contractsToCome(determinations, decidedBy) {
  let found = /* @__PURE__ */ new Map();
  for (let { prohibition, clause, contract, verdict, next } of determinations) {
    if (contract === null || next === null || verdict !== "not-covered" || !decidedBy.includes(`${prohibition}/${clause}`)) continue;
    let from = found.get(contract);
    (from === void 0 || next.from < from) && found.set(contract, next.from);
  }
  return [...found].map(([contract, from]) => ({ contract, from })).sort(byContract);
}
function byContract(a, b) {
  return a.contract < b.contract ? -1 : 1;
}
function sinceOf(determinations, decidedBy, verdict) {
  return verdict === "not-covered" || verdict === "undetermined" ? null : determinations.filter((each) => each.verdict === verdict && decidedBy.includes(`${each.prohibition}/${each.clause}`)).flatMap((each) => each.since === null ? [] : [each.since]).sort()[0] ?? null;
}
function counterpartyAnswer(course, at2, cases, determinations, one) {
  if (cases.length === 0) return null;
  let couldBe = course.verdictsAt(at2, "every", "counterparty"), next = nextVerdict(course, at2, "counterparty");
  if (couldBe.join() === "not-covered" && next === null) return null;
  let verdict = verdictOf(couldBe), deciding = carrying(determinations, "counterparty", couldBe), decidedBy = clausesOf(deciding), theirs = determinations.filter((each) => each.bound !== "self"), note2 = determinations.find(
    (each) => each.note !== null && decidedBy.includes(`${each.prohibition}/${each.clause}`)
  );
  return {
    verdict,
    since: sinceOf(determinations, decidedBy, verdict),
    next,
    assumed: assumptionsOf(cases),
    decidedBy,
    contracts: contractsOf(deciding),
    ...openQuestionsOfTheirs(theirs, decidedBy, one),
    contractsToCome: contractsToCome(theirs, decidedBy),
    note: note2?.note ?? null
  };
}
function byProhibition(course, at2, cases, determinations) {
  let found = [], speaking = new Set(
    [...cases.own.filter(isVerdict), ...cases.counterparty].map((held) => held.prohibition.id)
  );
  for (let prohibition of course.prohibitions) {
    if (!speaking.has(prohibition.id)) continue;
    let couldBe = course.verdictsAt(at2, "every", "own", prohibition.id), verdict = verdictOf(couldBe), inLaw = determinations.filter((each) => each.prohibition === prohibition.id), theirs = course.verdictsAt(at2, "every", "counterparty", prohibition.id);
    found.push({
      prohibition: prohibition.id,
      verdict,
      couldBe,
      bound: verdict === "not-covered" && theirs.join() !== "not-covered" ? otherSideOfAll(inLaw, clausesOf(carrying(inLaw, "counterparty", theirs))) : "self",
      since: sinceOf(inLaw, clausesOf(carrying(inLaw, "own", couldBe)), verdict),
      next: nextVerdict(course, at2, "own", prohibition)
    });
  }
  return found;
}
function union(sets) {
  return ["prohibited", "advised-against", "exempt", "allowed", "not-covered"].filter((verdict) => sets.some((set) => set.includes(verdict)));
}
var init_activity_answer = __esm({
  "engine/src/decide/activity-answer.ts"() {
    "use strict";
    init_answer_sentence();
    init_clause_case();
    init_course();
    init_determination();
    init_event_time();
    init_formula();
    init_law_index();
    init_open_questions();
    init_other_side();
    init_zoned_time();
  }
});

// engine/src/decide/binding-laws.ts
function reaching({ catalogue: catalogue2, supplier, asKnown }) {
  return lawIndex(catalogue2).reaching(supplier, asKnown);
}
function bindingLaws(one) {
  let { ofReaching, may, lists } = binding(one), reached = reaching(one), known3 = ofReaching.get(reached);
  if (known3) return known3;
  let laws = reached.filter((law) => {
    let binds = may.get(law) ?? mayBind2(law, one);
    return may.set(law, binds), binds;
  }), ids = laws.map((law) => law.id).join(), list = lists.get(ids) ?? laws;
  return lists.set(ids, list), ofReaching.set(reached, list), list;
}
function mayBind2(prohibition, asker) {
  let { questions: questions2 } = lawIndex(asker.catalogue), answer = (id) => {
    let question = questions2.get(id);
    if (question === void 0 || isAboutThing(question)) return atom(id);
    let fact = askerFact(question, { activity: "", day: "" }, asker, null);
    return fact.assumption === void 0 ? fact.formula : atom(id);
  };
  return prohibition.clauses.some(
    ({ mode, nexus }) => mode === null && (nexus === null || evaluate(conditionFormula(nexus, answer)) !== "false")
  );
}
var binding, init_binding_laws = __esm({
  "engine/src/decide/binding-laws.ts"() {
    "use strict";
    init_condition_tests();
    init_facts();
    init_formula();
    init_law_index();
    init_per_asker();
    binding = perAsker(() => ({ ofReaching: /* @__PURE__ */ new WeakMap(), may: /* @__PURE__ */ new Map(), lists: /* @__PURE__ */ new Map() }));
  }
});

// engine/src/decide/business-days.ts
function deadlineDate(from, count, unit, holidays) {
  let closed = closedDays(holidays), date = from, left = count;
  for (; left > 0; )
    date = dayAfter(date), (unit === "calendar-day" || isBusinessDay(date, closed)) && (left -= 1);
  return date;
}
function closedDays(holidays) {
  if (holidays === null) return NONE2;
  let found = closedOf.get(holidays) ?? new Set(holidays.days);
  return closedOf.set(holidays, found), found;
}
function isBusinessDay(date, closed) {
  let weekday = (/* @__PURE__ */ new Date(`${date}T00:00:00Z`)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !closed.has(date);
}
var closedOf, NONE2, init_business_days = __esm({
  "engine/src/decide/business-days.ts"() {
    "use strict";
    init_zoned_time();
    closedOf = /* @__PURE__ */ new WeakMap(), NONE2 = /* @__PURE__ */ new Set();
  }
});

// engine/src/decide/duties.ts
function dutiesOf(cases, activity, one, at2) {
  let duties = [];
  for (let held of cases) {
    let rule = held.clause.duty;
    rule === null || evaluate(held.scope) === "false" || duties.push(dutyOf(held, rule, activity, one, at2));
  }
  return duties;
}
function dutyOf(held, rule, activity, one, at2) {
  let { prohibition, clause } = held, act = { activity, day: dateIn(at2, prohibition.zone) }, answer = (id) => {
    let question = lawIndex(one.catalogue).questions.get(id);
    return question ? factOf(question, act, one, held.contract).formula : atom(id);
  }, trigger = rule.trigger === null ? known(!0) : answer(rule.trigger), whole = all([held.scope, trigger]), open2 = /* @__PURE__ */ new Set([...openAtoms(whole)]), deadlines = [];
  for (let each of rule.deadlines) {
    let selects = each.when === null ? known(!0) : conditionFormula(each.when, answer), value = evaluate(selects);
    value !== "false" && (deadlines.push(deadlineOf(each, value, at2, prohibition, one.catalogue)), openAtoms(selects, open2));
  }
  return {
    prohibition: prohibition.id,
    clause: clause.id,
    kind: rule.kind,
    actor: one.roles.join(", "),
    status: statusOf(evaluate(whole)),
    text: clause.text,
    to: rule.to,
    content: rule.content,
    deadlines,
    questions: questionsOf2(open2, one.catalogue),
    contract: held.words.contract,
    contractClause: held.words.contractClause,
    citation: held.words.citation,
    url: held.words.url,
    verification: clause.checked.map((check) => check.status).reduce(weaker, "primary")
  };
}
function statusOf(value) {
  return value === "true" ? "applies" : value === "false" ? "not-triggered" : "undetermined";
}
function deadlineOf(rule, selected, at2, prohibition, catalogue2) {
  let start = rule.event === null ? null : startOf(prohibition, rule.event);
  return {
    what: rule.what,
    count: rule.count,
    unit: rule.unit,
    of: rule.of,
    because: selected === "unknown" ? `if ${rule.because}` : rule.because,
    from: start === null ? null : dateIn(start.at, start.zone),
    by: start === null ? null : endOf(rule, start, catalogue2),
    ifEventNowBy: start === null ? endOf(rule, { at: at2, zone: prohibition.zone }, catalogue2) : null,
    basis: rule.basis
  };
}
function endOf(rule, { at: at2, zone }, { holidays }) {
  if (rule.unit === "hour") return dateIn(at2 + rule.count * 36e5, zone);
  let calendar = holidays.find((each) => each.id === rule.holidays) ?? null;
  return rule.unit === "business-day" && calendar === null ? null : deadlineDate(dateIn(at2, zone), rule.count, rule.unit, calendar);
}
function startOf(prohibition, id) {
  let event = eventOf(prohibition, id);
  return event === null || event.at === null ? null : { at: mainInstant(event), zone: event.zone };
}
function questionsOf2(open2, catalogue2) {
  return [...open2].sort().flatMap((id) => lawIndex(catalogue2).questions.get(id) ?? []).map((question) => ({ id: question.id, ask: question.ask, help: question.help, ifYes: [], ifNo: [] }));
}
var init_duties = __esm({
  "engine/src/decide/duties.ts"() {
    "use strict";
    init_verification();
    init_business_days();
    init_condition_tests();
    init_event_time();
    init_facts();
    init_formula();
    init_law_index();
    init_zoned_time();
  }
});

// engine/src/decide/headline.ts
function headlineRank(answer) {
  switch (answer.verdict) {
    case "prohibited":
      return 0;
    case "undetermined":
      return answer.couldBe.includes("prohibited") ? 1 : 3;
    case "advised-against":
      return 2;
    case "allowed":
    case "exempt":
      return 4;
    case "not-covered":
      return 5;
  }
}
function headlineOf(answers) {
  let best = null;
  for (let answer of answers)
    (best === null || headlineRank(answer) < headlineRank(best)) && (best = answer);
  return best;
}
var init_headline = __esm({
  "engine/src/decide/headline.ts"() {
    "use strict";
  }
});

// engine/src/decide/reads.ts
function readOf(prohibitions, activity, one) {
  let { presence, origins } = readsOf(prohibitions, activity, one), met = presence && !isInPlace(one) ? one.presence : "", read = `${activity}
${met}
${one.supplier}
${productKey(one)}`;
  return [...origins ? one.origins : [], ...one.assetNames].length === 0 ? read : `${read}
${JSON.stringify([origins ? one.origins : [], one.assetNames])}`;
}
function readsOf(prohibitions, activity, asker) {
  let kept = known2(asker), ofList = kept.get(prohibitions) ?? /* @__PURE__ */ new Map(), found = ofList.get(activity);
  if (found) return found;
  let { activities, speaking } = lawIndex(asker.catalogue), asksPresence = (id) => id !== null && (activities.get(id)?.presenceQuestion ?? null) !== null, presence = asksPresence(activity), origins = !1;
  for (let prohibition of prohibitions) {
    let heard = speaking(prohibition, activity).filter((each) => concerns(each, asker));
    presence ||= heard.some((each) => asksPresence(each.converse)), origins ||= heard.some(
      ({ clause }) => asksOrigin([clause, ...exceptionsIn(prohibition)], asker.catalogue)
    );
  }
  let made = { presence, origins };
  return kept.set(prohibitions, ofList.set(activity, made)), made;
}
function exceptionsIn({ clauses }) {
  return clauses.filter((clause) => clause.mode !== null);
}
function asksOrigin(clauses, catalogue2) {
  let { questions: questions2 } = lawIndex(catalogue2);
  return clauses.some(
    (clause) => questionsOf(clause).some((id) => questions2.get(id)?.derive?.kind === "country-of-origin")
  );
}
var known2, init_reads = __esm({
  "engine/src/decide/reads.ts"() {
    "use strict";
    init_lint_law();
    init_activity_cases();
    init_clause_test();
    init_law_index();
    init_object_tests();
    init_per_asker();
    known2 = perAsker(() => /* @__PURE__ */ new WeakMap());
  }
});

// engine/src/decide/decide-finding.ts
var decide_finding_exports = {};
__export(decide_finding_exports, {
  activitiesOf: () => activitiesOf,
  caseKey: () => caseKey,
  caseOf: () => caseOf,
  dayZone: () => dayZone,
  decideFinding: () => decideFinding,
  determinationsOf: () => determinationsOf,
  mergedDuties: () => mergedDuties,
  usualActivities: () => usualActivities
});
function decidedIn(context) {
  let found = contexts.get(context) ?? {
    discoveredAt: isoOf(context.clocks.now),
    activities: activitiesOf(context),
    byCase: /* @__PURE__ */ new Map(),
    byRead: /* @__PURE__ */ new Map(),
    byActivity: /* @__PURE__ */ new Map()
  };
  return contexts.set(context, found), found;
}
function decideFinding(finding, context) {
  let decided = decidedIn(context), key = caseKey(finding, context.profile), decision = decided.byCase.get(key);
  return decision || (decision = decide(caseOf(finding, context), context, decided), decided.byCase.set(key, decision)), withDecision(finding, decided.discoveredAt, decision);
}
function withDecision(finding, discoveredAt, decision) {
  return {
    id: finding.id,
    supplier: finding.supplier,
    product: finding.product,
    carrier: finding.carrier,
    version: finding.version,
    confidence: finding.confidence,
    presence: finding.presence,
    asset: finding.asset,
    target: finding.target,
    matches: finding.matches,
    matchCount: finding.matchCount,
    why: finding.why,
    discoveredAt,
    headline: decision.headline,
    activities: decision.activities,
    determinations: decision.determinations,
    duties: decision.duties,
    accepted: NOTHING_ACCEPTED
  };
}
function caseKey(finding, profile) {
  let { supplier, product, presence } = finding, origins = originsOf(finding), names = namesThatMatter(finding, profile), key = `${supplier}
${product ?? ""}
${presence}`;
  return origins.length + names.length === 0 ? key : `${key}
${JSON.stringify([origins, names])}`;
}
function decide(one, context, decided) {
  let prohibitions = bindingLaws(one), reads = decided.activities.map((activity) => readOf(prohibitions, activity, one)), read = reads.join(`

`), known3 = decided.byRead.get(read);
  if (known3) return known3;
  let interval = intervalOf(context.clocks.asOf, dayZone(prohibitions, one.countries)), all2 = decided.activities.map((activity, place) => {
    let key = reads[place] ?? "", found = decided.byActivity.get(key) ?? answerWithDuties(prohibitions, activity, one, interval);
    return decided.byActivity.set(key, found), found;
  }), made = decisionOf(all2, context.catalogue);
  return decided.byRead.set(read, made), made;
}
function answerWithDuties(prohibitions, activity, one, interval) {
  let answered = answerActivity(prohibitions, activity, one, interval);
  return { answered, duties: dutiesOf(answered.duties, activity, one, interval.from) };
}
function decisionOf(all2, { version }) {
  let answered = all2.map((each) => each.answered), head = headlineOf(answered.map((each) => each.answer));
  return {
    headline: {
      verdict: head?.verdict ?? "not-covered",
      activity: head?.activity ?? null,
      says: head?.says ?? `No clause in the catalogue of ${version} reaches this supplier.`
    },
    activities: answered.map((each) => each.answer),
    determinations: determinationsOf(answered),
    duties: nearestDuties(all2.flatMap((each) => each.duties))
  };
}
function activitiesOf(context) {
  let asked = context.activities ?? context.profile.activities;
  return asked.length > 0 ? [...new Set(asked)] : usualActivities(context.catalogue, context.profile.roles);
}
function usualActivities(catalogue2, roles) {
  let found = /* @__PURE__ */ new Set();
  for (let role of roles) {
    let word = catalogue2.vocabulary.actors.find((each) => each.id === role);
    for (let activity of word?.activities ?? []) found.add(activity);
  }
  return catalogue2.vocabulary.activities.map((each) => each.id).filter((id) => found.has(id));
}
function dayZone(prohibitions, countries) {
  return (prohibitions.find(
    ({ jurisdiction }) => countries.some((country) => jurisdiction === country || jurisdiction.startsWith(`${country}-`))
  ) ?? prohibitions[0])?.zone ?? "UTC";
}
function caseOf(finding, context) {
  let { catalogue: catalogue2, profile, clocks } = context;
  return {
    catalogue: catalogue2,
    supplier: finding.supplier,
    product: productKnowledge(catalogue2, finding.product),
    roles: profile.roles,
    unknownRoles: profile.unknownRoles,
    countries: [.../* @__PURE__ */ new Set([...profile.territory, ...profile.nationality])],
    contracts: profile.contracts,
    contractsComplete: profile.contractsComplete,
    answers: profile.answers,
    waivers: profile.waivers,
    origins: originsOf(finding),
    modelYear: null,
    manufactured: null,
    assetNames: namesThatMatter(finding, profile),
    presence: finding.presence,
    given: profile.assumed ? "assumed" : "profile",
    asKnown: intervalOf(clocks.asKnown, "UTC").until - 1
  };
}
function originsOf({ matches }) {
  let found = [];
  for (let { sighting } of matches) {
    let { kind, value } = sighting.observable;
    kind === "country-of-origin" && found.push(value.toUpperCase());
  }
  return found;
}
function namesThatMatter({ asset }, { answers }) {
  return answers.length === 0 ? [] : [asset.id, asset.label].filter((name) => answers.some((answer) => answer.assets.includes(name)));
}
function productKnowledge(catalogue2, id) {
  let product = id === null ? void 0 : lawIndex(catalogue2).products.get(id);
  return product ? { kind: "product", product } : { kind: "unknown" };
}
function determinationsOf(answered) {
  return answered.flatMap((each) => each.determinations);
}
function mergedDuties(answered, one, at2) {
  return nearestDuties(answered.flatMap((each) => dutiesOf(each.duties, each.answer.activity, one, at2)));
}
function nearestDuties(duties) {
  let rank = { applies: 0, undetermined: 1, "not-triggered": 2 }, found = /* @__PURE__ */ new Map();
  for (let duty of duties) {
    let key = `${duty.prohibition}/${duty.clause}/${duty.contract ?? ""}`, before = found.get(key);
    (!before || rank[duty.status] < rank[before.status]) && found.set(key, duty);
  }
  return [...found.values()];
}
var contexts, NOTHING_ACCEPTED, init_decide_finding = __esm({
  "engine/src/decide/decide-finding.ts"() {
    "use strict";
    init_activity_answer();
    init_binding_laws();
    init_duties();
    init_headline();
    init_law_index();
    init_reads();
    init_zoned_time();
    contexts = /* @__PURE__ */ new WeakMap();
    NOTHING_ACCEPTED = [];
  }
});

// engine/src/decide/watch.ts
var watch_exports = {};
__export(watch_exports, {
  watch: () => watch
});
function watch(saved, context) {
  let now2 = startOf2(context), outlooks = outlooksOf(context, now2), changed = [], coming = [], unchanged = 0;
  for (let { finding, answers } of saved) {
    let before = changed.length + coming.length, ahead = [];
    for (let [place, { activity, outlook }] of outlooks(finding, answers).entries()) {
      let answer = answers[place];
      answer && note(changed, finding, activity, weighedThen(answer), outlook.today);
      let last = outlook.today.weighed;
      for (let step of outlook.ahead)
        ahead.push({ step, place, last }), last = step.weighed;
    }
    ahead.sort((a, b) => a.step.at - b.step.at || a.place - b.place);
    for (let { step, place, last } of ahead)
      note(coming, finding, answers[place]?.activity ?? "", last, step);
    changed.length + coming.length === before && (unchanged += 1);
  }
  return { changed, coming, unchanged };
}
function outlooksOf(context, now2) {
  let byCase = /* @__PURE__ */ new Map(), byActivity = /* @__PURE__ */ new Map();
  return (finding, answers) => {
    let asked = answers.map((answer) => answer.activity), key = `${caseKey(finding, context.profile)}
${asked.join()}`, known3 = byCase.get(key);
    if (known3) return known3;
    let one = caseOf(finding, context), prohibitions = bindingLaws(one), made = asked.map((activity) => {
      let read = readOf(prohibitions, activity, one), outlook = byActivity.get(read) ?? outlookOf(prohibitions, activity, one, now2, context.until);
      return byActivity.set(read, outlook), { activity, outlook };
    });
    return byCase.set(key, made), made;
  };
}
function outlookOf(prohibitions, activity, one, now2, until2) {
  let course = courseOf(prohibitions, activity, one), stepAt = (at2) => {
    let couldBe = course.verdictsAt(at2, "every", "own"), counterparty = verdictOf(course.verdictsAt(at2, "every", "counterparty")), answer = null;
    return {
      at: at2,
      weighed: { own: { verdict: verdictOf(couldBe), couldBe }, counterparty },
      decidedBy(bound) {
        return answer ??= answerActivity(prohibitions, activity, one, { from: at2, until: at2 + 1 }).answer, bound === "self" ? answer.decidedBy : answer.counterparty?.decidedBy ?? [];
      }
    };
  }, today = stepAt(now2), ahead = [];
  for (let at2 of until2 === null ? [] : course.turnsBetween(now2, until2)) {
    let step = stepAt(at2), { own, counterparty } = (ahead.at(-1) ?? today).weighed;
    (!(own.couldBe.join() === step.weighed.own.couldBe.join()) || counterparty !== step.weighed.counterparty) && ahead.push(step);
  }
  return { today, ahead };
}
function startOf2({ clocks }) {
  return clocks.asOf.kind === "instant" ? clocks.asOf.at : Date.parse(`${clocks.asOf.date}T12:00:00Z`);
}
function weighedThen({ verdict, couldBe, counterparty }) {
  return { own: { verdict, couldBe }, counterparty: counterparty?.verdict ?? "not-covered" };
}
function note(into, finding, activity, before, { at: at2, weighed, decidedBy }) {
  let change = (bound, from, to) => {
    into.push({
      finding: finding.id,
      supplier: finding.supplier,
      product: finding.product,
      asset: finding.asset.label,
      activity,
      bound,
      before: from.verdict,
      after: to.verdict,
      stricter: headlineRank(to) < headlineRank(from),
      at: isoOf(at2),
      decidedBy: decidedBy(bound)
    });
  }, { own, counterparty } = before;
  if ((own.verdict !== weighed.own.verdict || own.couldBe.join() !== weighed.own.couldBe.join()) && change("self", own, weighed.own), counterparty !== weighed.counterparty) {
    let theirs = (verdict) => ({ verdict, couldBe: [] });
    change("counterparty", theirs(counterparty), theirs(weighed.counterparty));
  }
}
var init_watch = __esm({
  "engine/src/decide/watch.ts"() {
    "use strict";
    init_activity_answer();
    init_binding_laws();
    init_course();
    init_decide_finding();
    init_headline();
    init_reads();
    init_zoned_time();
  }
});

// engine/src/model/tool.ts
var TOOL, init_tool = __esm({
  "engine/src/model/tool.ts"() {
    "use strict";
    TOOL = { name: "interdict", version: "0.1.0" };
  }
});

// engine/src/decide/introduction-words.ts
function countriesOf(text) {
  let places = text.toUpperCase().split(/[\s,]+/).filter((place) => place !== "").map(placeOf), known3 = places.filter((place) => place !== null);
  return known3.length === 0 || known3.length < places.length ? null : [...new Set(known3)];
}
function placeOf(written) {
  let [, code = "", part = ""] = /^([A-Z]{2})(-[A-Z0-9]{1,3})?$/.exec(written) ?? [];
  return code === "" || REGIONS.of(code) === void 0 ? null : (new Intl.Locale(`und-${code}`).region ?? code) + part;
}
var REGIONS, init_introduction_words = __esm({
  "engine/src/decide/introduction-words.ts"() {
    "use strict";
    REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  }
});

// engine/src/decide/catalogue-status.ts
var STALE_DAYS, init_catalogue_status = __esm({
  "engine/src/decide/catalogue-status.ts"() {
    "use strict";
    init_verification();
    STALE_DAYS = 30;
  }
});

// engine/src/decide/notice.ts
function noticeOf(catalogue2) {
  return `General information from the catalogue of ${dateText(catalogue2.version.split("."))}. Not legal advice, from no agency.`;
}
function noticeAbout(catalogue2, asOf) {
  let { from: asked } = intervalOf(asOf, "UTC"), made = Date.parse(`${catalogue2.version.split(".").slice(0, 3).join("-")}T00:00:00Z`), days = Math.floor((asked - made) / DAY2);
  if (days > STALE_DAYS)
    return `${noticeOf(catalogue2)} The time asked about is ${days} days later: law made since is not in it.`;
  let first = firstDay(catalogue2);
  return first === null || asked >= Date.parse(first) - DAY2 ? noticeOf(catalogue2) : `${noticeOf(catalogue2)} The time asked about is before the first rule in it, which is of ${dateText(first.split("-"))}.`;
}
function firstDay({ prohibitions }) {
  let first = null;
  for (let { clauses, events } of prohibitions) {
    let begins = new Set(clauses.map(({ valid }) => valid.from));
    for (let { id, at: at2 } of events) {
      let day = at2?.slice(0, 10) ?? null;
      day !== null && begins.has(id) && (first === null || day < first) && (first = day);
    }
  }
  return first;
}
function dateText([year = "", month = "", day = ""]) {
  let name = MONTHS2[Number(month) - 1];
  return name === void 0 ? `${year}.${month}.${day}` : `${Number(day)} ${name} ${year}`;
}
var MONTHS2, DAY2, init_notice = __esm({
  "engine/src/decide/notice.ts"() {
    "use strict";
    init_catalogue_status();
    init_zoned_time();
    MONTHS2 = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], DAY2 = 864e5;
  }
});

// engine/src/decide/ask.ts
var ask_exports = {};
__export(ask_exports, {
  ask: () => ask,
  poseQuestion: () => poseQuestion
});
function poseQuestion(catalogue2, request) {
  let assumed = [], actors = actorsOf(catalogue2, request, assumed), { supplier, product } = subjectOf(catalogue2, request, assumed), activities = activitiesAsked(catalogue2, request, actors, assumed), countries = countriesOf2(request, assumed);
  request.contracts !== void 0 && assumed.push("contracts: no other contract or subcontract");
  let one = {
    catalogue: catalogue2,
    supplier,
    product,
    roles: actors,
    unknownRoles: request.actors.length > 0 ? [] : request.profile?.unknownRoles ?? [],
    countries,
    contracts: request.contracts ?? request.profile?.contracts ?? [],
    contractsComplete: request.contracts !== void 0 || (request.profile?.contractsComplete ?? !1),
    answers: answersOf(catalogue2, request),
    waivers: request.profile?.waivers ?? [],
    origins: [],
    modelYear: request.modelYear ?? null,
    manufactured: request.manufactured ?? null,
    assetNames: [],
    presence: null,
    given: "asked",
    asKnown: intervalOf(request.clocks.asKnown, "UTC").until - 1
  }, prohibitions = prohibitionsAsked(catalogue2, request, one), interval = intervalOf(request.clocks.asOf, dayZone(prohibitions, countries));
  return { one, prohibitions, activities, interval, jurisdiction: countries.join(", "), assumed };
}
function ask(catalogue2, request) {
  let { one, prohibitions, activities, interval, jurisdiction, ...posed } = poseQuestion(
    catalogue2,
    request
  ), answered = activities.map((activity) => answerActivity(prohibitions, activity, one, interval)), head = headlineOf(answered.map((each) => each.answer)) ?? nothing(activities[0] ?? "", catalogue2), determinations = determinationsOf(answered);
  return {
    schema: "interdict.answer/1",
    tool: TOOL,
    catalogue: { version: catalogue2.version, digest: catalogue2.digest },
    asOf: momentText(request.clocks.asOf),
    asKnown: momentText(request.clocks.asKnown),
    question: {
      supplier: one.supplier,
      product: request.product ?? null,
      activities,
      actors: one.roles,
      jurisdiction,
      prohibition: request.prohibition ?? null,
      modelYear: one.modelYear,
      manufactured: one.manufactured
    },
    assumed: [.../* @__PURE__ */ new Set([...posed.assumed, ...answered.flatMap(({ answer }) => assumedIn(answer))])],
    verdict: head.verdict,
    couldBe: head.couldBe,
    bound: head.bound,
    since: head.since,
    next: head.next,
    says: head.says,
    questions: head.questions,
    activities: answered.map((each) => each.answer),
    answers: determinations,
    duties: mergedDuties(answered, one, interval.from),
    notice: noticeAbout(catalogue2, request.clocks.asOf)
  };
}
function assumedIn({ assumed, counterparty }) {
  return [...assumed, ...counterparty?.assumed ?? []];
}
function momentText(moment) {
  return moment.kind === "day" ? moment.date : isoOf(moment.at);
}
function nothing(activity, catalogue2) {
  return {
    activity,
    verdict: "not-covered",
    couldBe: ["not-covered"],
    bound: "self",
    since: null,
    next: null,
    questions: [],
    segments: [],
    readings: [],
    byProhibition: [],
    counterparty: null,
    assumed: [],
    decidedBy: [],
    contracts: [],
    says: `No clause in the catalogue of ${catalogue2.version} reaches this.`
  };
}
function actorsOf(catalogue2, request, assumed) {
  for (let actor of request.actors) refuseUnmeant("actor", "--actor", actor, catalogue2.vocabulary.actors);
  return request.actors.length > 0 ? [...request.actors] : request.profile ? [...request.profile.roles] : (assumed.push("actor: a private person or business, neither agency nor contractor"), ["household", "business"]);
}
function subjectOf(catalogue2, request, assumed) {
  let suppliers = catalogue2.suppliers.map((each) => each.id);
  request.supplier !== void 0 && refuseUnknown("supplier", "--supplier", request.supplier, suppliers);
  let product = catalogue2.products.find((each) => each.id === request.product);
  if (product) {
    if (request.supplier !== void 0 && request.supplier !== product.supplier)
      throw new InterdictError({
        code: "product-of-another-supplier",
        family: "usage",
        message: `The product "${product.id}" is one of "${product.supplier}", not of "${request.supplier}".`,
        subject: "--product",
        remedy: `Leave --supplier out, or give --supplier ${product.supplier}.`
      });
    return { supplier: product.supplier, product: { kind: "product", product } };
  }
  let classes = catalogue2.vocabulary.classes.map((word) => word.id);
  if (request.product !== void 0 && !classes.includes(request.product)) {
    let known3 = catalogue2.products.filter((each) => request.supplier === void 0 || each.supplier === request.supplier).map((each) => each.id);
    refuseUnknown("product or product class", "--product", request.product, [...known3, ...classes]);
  }
  if (request.supplier === void 0)
    throw new InterdictError({
      code: "nothing-asked-about",
      family: "usage",
      message: "The question names neither a supplier nor a product.",
      subject: "--supplier",
      remedy: "Give --supplier or --product; interdict catalogue list prints both."
    });
  return request.product !== void 0 ? { supplier: request.supplier, product: { kind: "classes", classes: [request.product] } } : (assumed.push("product: of the classes that each prohibition names, and of none that it exempts"), lawIndex(catalogue2).classesMade(request.supplier) === null && assumed.push(
    "product: none that is barred whoever made it, for no product of this maker is known (--product CLASS asks)"
  ), { supplier: request.supplier, product: { kind: "law-own" } });
}
function activitiesAsked(catalogue2, request, actors, assumed) {
  if (request.activity !== void 0) {
    let aliases = actors.includes("supplier") ? ACTIVITY_FOR_SUPPLIER : ACTIVITY_FOR_OTHERS;
    return request.activity.split(",").map((written) => {
      let activity = aliases[written] ?? written;
      return refuseUnmeant("activity", "--activity", activity, catalogue2.vocabulary.activities), activity;
    });
  }
  let usual = usualActivities(catalogue2, actors);
  return assumed.push(`activity: what such an actor usually does (${usual.join(", ")})`), usual;
}
function countriesOf2(request, assumed) {
  if (request.jurisdiction !== void 0) return [placeOf2(request.jurisdiction)];
  let own = [.../* @__PURE__ */ new Set([...request.profile?.territory ?? [], ...request.profile?.nationality ?? []])];
  return own.length > 0 ? own : (assumed.push("jurisdiction: the United States, and done in its territory or by a US person"), ["US"]);
}
function placeOf2(word) {
  let [place, ...more] = countriesOf(word) ?? [];
  if (place !== void 0 && more.length === 0) return place;
  throw new InterdictError({
    code: "unknown-word",
    family: "usage",
    message: `"${word}" is no country.`,
    subject: "--jurisdiction",
    remedy: "Write its two letters as ISO 3166 has them: US, DE."
  });
}
function answersOf(catalogue2, request) {
  let facts = factsOf(catalogue2, request), kept = (request.profile?.answers ?? []).filter(
    (answer) => !facts.some((fact) => fact.question === answer.question)
  );
  return [...facts, ...kept];
}
function factsOf(catalogue2, request) {
  let valid = catalogue2.questions.map((question) => question.id);
  return request.facts.map(({ question, answer }) => (refuseUnknown("question", "--fact", question, valid), { question, answer, assets: [], contract: null, because: null }));
}
function prohibitionsAsked(catalogue2, request, one) {
  return request.prohibition === void 0 ? bindingLaws(one) : (refuseUnknown(
    "prohibition",
    "--prohibition",
    request.prohibition,
    catalogue2.prohibitions.map((each) => each.id)
  ), reaching(one).filter((each) => each.id === request.prohibition));
}
function refuseUnknown(what, flag, word, valid) {
  if (!valid.includes(word)) throw unknownWord(what, flag, word, suggest(word, valid));
}
function refuseUnmeant(what, flag, word, words) {
  if (!words.some(({ id }) => id === word)) throw unknownWord(what, flag, word, suggestMeant(word, words));
}
function unknownWord(what, flag, word, remedy) {
  return new InterdictError({
    code: "unknown-word",
    family: "usage",
    message: `"${word}" is no ${what} that the catalogue knows.`,
    subject: flag,
    remedy
  });
}
var ACTIVITY_FOR_SUPPLIER, ACTIVITY_FOR_OTHERS, init_ask = __esm({
  "engine/src/decide/ask.ts"() {
    "use strict";
    init_nearest_word();
    init_interdict_error();
    init_tool();
    init_activity_answer();
    init_binding_laws();
    init_decide_finding();
    init_headline();
    init_introduction_words();
    init_law_index();
    init_notice();
    init_zoned_time();
    ACTIVITY_FOR_SUPPLIER = { update: "provide-update" }, ACTIVITY_FOR_OTHERS = { update: "receive-update" };
  }
});

// engine/src/catalogue/default-profile.ts
var default_profile_exports = {};
__export(default_profile_exports, {
  DEFAULT_PROFILE: () => DEFAULT_PROFILE
});
var DEFAULT_PROFILE, init_default_profile = __esm({
  "engine/src/catalogue/default-profile.ts"() {
    "use strict";
    DEFAULT_PROFILE = {
      name: "a private person or business in the United States, no government contract",
      assumed: !0,
      territory: ["US"],
      nationality: [],
      roles: ["household", "business"],
      unknownRoles: [],
      activities: [],
      contracts: [],
      contractsComplete: !0,
      answers: [],
      waivers: [],
      acceptances: []
    };
  }
});

// engine/src/model/sighting.ts
var PRESENCES, init_sighting = __esm({
  "engine/src/model/sighting.ts"() {
    "use strict";
    PRESENCES = [
      "installed",
      "present",
      "component",
      "left-over",
      "was-here",
      "contact",
      "listed"
    ];
  }
});

// bench/decide/estate.ts
var estate_exports = {};
__export(estate_exports, {
  CONTRACTOR: () => CONTRACTOR,
  estateOf: () => estateOf
});
function estateOf(catalogue2, findings, cases) {
  let kinds = kindsOf(catalogue2).slice(0, cases);
  if (kinds.length < cases) throw new Error(`the catalogue gives only ${kinds.length} distinct cases`);
  return Array.from({ length: findings }, (_, i) => findingOf(kinds[i % kinds.length], i));
}
function kindsOf(catalogue2) {
  let index = lawIndex(catalogue2), named = new Set(
    catalogue2.prohibitions.flatMap(
      (law) => law.groups.flatMap((group) => [...index.members(group, Date.now()).surely])
    )
  ), byLaw = (supplier) => named.has(supplier) ? 0 : 1;
  return [
    ...catalogue2.products.map(({ supplier, id }) => ({ supplier, product: id })),
    ...catalogue2.suppliers.map(({ id }) => ({ supplier: id, product: null }))
  ].sort((a, b) => byLaw(a.supplier) - byLaw(b.supplier)).flatMap(
    (subject) => [[], ["CN"], ["US"]].flatMap(
      (origins) => PRESENCES.map((presence) => ({ ...subject, presence, origins }))
    )
  );
}
function findingOf(kind, i) {
  if (kind === void 0) throw new Error("no case");
  let asset = { kind: "machine", id: `host-${i}`, label: `host-${i}` };
  return {
    id: `f-${i}`,
    supplier: kind.supplier,
    product: kind.product,
    carrier: null,
    version: null,
    confidence: "confirmed",
    presence: kind.presence,
    asset,
    target: "bench",
    matches: kind.origins.map((value) => ({
      sighting: {
        observable: { kind: "country-of-origin", value },
        asset,
        location: { path: "/" },
        source: "bench",
        standing: "verified",
        artefact: "/",
        presence: kind.presence
      },
      indicator: "bench",
      strength: "strong",
      note: null,
      verification: "primary"
    })),
    matchCount: kind.origins.length,
    why: ""
  };
}
var CONTRACTOR, init_estate = __esm({
  "bench/decide/estate.ts"() {
    "use strict";
    init_default_profile();
    init_law_index();
    init_sighting();
    CONTRACTOR = {
      ...DEFAULT_PROFILE,
      name: "a contractor",
      assumed: !1,
      roles: ["business", "federal-contractor"],
      contracts: [
        {
          id: "C-1",
          date: "2024-02-01",
          renewals: null,
          agency: "NASA",
          clauses: [
            { id: "FAR 52.204-23", edition: "DEC 2023" },
            { id: "FAR 52.204-25", edition: "NOV 2021" },
            { id: "FAR 52.204-27", edition: "JUN 2023" }
          ]
        },
        {
          id: "C-2",
          date: "2026-02-01",
          renewals: null,
          agency: null,
          clauses: [{ id: "FAR 52.240-91", edition: "NOV 2025" }]
        }
      ]
    };
  }
});

// <stdin>
import { writeSync, openSync } from "node:fs";
import { createHash } from "node:crypto";
var { loadCatalogue: loadCatalogue2 } = await Promise.resolve().then(() => (init_load_catalogue(), load_catalogue_exports)), { decideFinding: decideFinding2 } = await Promise.resolve().then(() => (init_decide_finding(), decide_finding_exports)), { watch: watch2 } = await Promise.resolve().then(() => (init_watch(), watch_exports)), { ask: ask2 } = await Promise.resolve().then(() => (init_ask(), ask_exports)), { CONTRACTOR: CONTRACTOR2, estateOf: estateOf2 } = await Promise.resolve().then(() => (init_estate(), estate_exports)), { DEFAULT_PROFILE: DEFAULT_PROFILE2 } = await Promise.resolve().then(() => (init_default_profile(), default_profile_exports)), fd = openSync(process.argv[2], "w"), full = process.argv[3] !== "quick", catalogue = loadCatalogue2(), NOW = Date.parse("2026-11-24T12:00:00Z"), at = (t) => ({ kind: "instant", at: Date.parse(t) }), clocksOf = (asOf, asKnown = asOf) => ({ asOf, asKnown, now: NOW }), total = 0, put = (line) => {
  let text = JSON.stringify(line);
  total += text.length, writeSync(fd, `${createHash("sha256").update(text).digest("hex").slice(0, 16)} ${full ? text : text.slice(0, 200)}
`);
}, questions = catalogue.questions.map((q) => q.id);
var ANSWERED = {
  ...CONTRACTOR2,
  contractsComplete: !0,
  unknownRoles: ["reseller", "federal-grantee"],
  answers: questions.filter((_, i) => i % 3 === 0).map((question, i) => ({ question, answer: ["yes", "no", "unknown"][i % 3], assets: i % 5 === 0 ? [`host-${i}`, `host-${i + 7}`] : [], contract: i % 7 === 0 ? "C-1" : null, because: null })),
  waivers: catalogue.prohibitions.slice(0, 30).map((law, i) => ({ id: `w${i}`, prohibition: law.id, clauses: i % 2 ? [] : [law.clauses[0].id], from: "2025-01-01", until: i % 3 ? "2027-03-01" : null, grantedBy: "an agency" }))
}, STATE = { ...DEFAULT_PROFILE2, assumed: !1, name: "st", roles: ["state-agency", "public-university"], territory: ["US-TX"], nationality: [] }, WORLD = { ...DEFAULT_PROFILE2, assumed: !1, name: "w", roles: catalogue.vocabulary.actors.map((w) => w.id), territory: [], nationality: [] }, ALL = catalogue.vocabulary.activities.map((w) => w.id), now = at("2026-11-24T12:00:00Z"), runs = [
  ["contractor", CONTRACTOR2, clocksOf(now), 3e3],
  ["default", DEFAULT_PROFILE2, clocksOf(now), 3e3],
  ["answered", ANSWERED, clocksOf(now), 1500],
  ["answered-day", ANSWERED, clocksOf({ kind: "day", date: "2024-09-29" }), 300],
  ["state", STATE, clocksOf({ kind: "day", date: "2025-06-01" }, now), 900],
  ["world", WORLD, clocksOf(now), 120, ALL],
  ["contractor-all", CONTRACTOR2, clocksOf(at("2024-07-01T00:00:00Z")), 300, ALL],
  ["contractor-early", CONTRACTOR2, clocksOf(at("2019-09-01T00:00:00Z"), now), 600],
  ["contractor-known", CONTRACTOR2, clocksOf(now, at("2022-01-01T00:00:00Z")), 600]
], wanted = process.argv[4];
for (let [name, profile, clocks, cases, activities] of runs) {
  if (wanted && !name.startsWith(wanted)) continue;
  let findings = estateOf2(catalogue, 3e3, 3e3).filter((_, i) => i % Math.floor(3e3 / cases) === 0), context = { catalogue, profile, clocks, ...activities ? { activities } : {} }, decided = findings.map((f) => decideFinding2(f, context));
  for (let { matches, ...d } of decided) put([name, d]);
  let saved = decided.map((finding) => ({ finding, answers: finding.activities.map((a, i) => i % 5 ? a : { ...a, verdict: "allowed", couldBe: ["allowed"] }) })), w = watch2(saved, { catalogue, profile, clocks, until: Date.parse("2027-12-31T23:59:59Z") });
  for (let c of [...w.changed, ...w.coming]) put([name, "watch", c]);
  put([name, "unchanged", w.unchanged]);
}
if (!wanted || wanted === "ask") {
  let roles = [[], ["business"], ["federal-contractor"], ["federal-agency"], ["reseller"], ["household"], ["telecom-carrier"], ["state-agency"], ["importer", "vehicle-manufacturer"], ["supplier"]], i = 0;
  for (let supplier of catalogue.suppliers) for (let product of [void 0, ...catalogue.products.filter((p) => p.supplier === supplier.id).map((p) => p.id).slice(0, 2)]) {
    let actors = roles[i % roles.length];
    i += 1;
    let asOf = i % 4 === 0 ? { kind: "day", date: ["2018-10-01", "2024-09-29", "2025-12-23", "2027-01-01"][i % 16 / 4] } : now;
    put(["ask", ask2(catalogue, { supplier: supplier.id, ...product ? { product } : {}, actors, facts: i % 3 ? [] : questions.filter((_, k) => (k + i) % 4 === 0).map((question) => ({ question, answer: "yes" })), ...i % 5 ? {} : { jurisdiction: ["DE", "US-TX", "GB", "AU"][i % 20 / 5] }, ...i % 7 ? {} : { modelYear: 2026 + i % 5, manufactured: "2025-03-01" }, ...i % 11 ? {} : { profile: ANSWERED }, clocks: clocksOf(asOf, now) })]);
  }
}
console.log("lines written", total);
