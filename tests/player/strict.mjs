/** What strict platforms of both editions share: values are checked, lists grow one by one, only a commit keeps. */

/**
 * @param {object} edition what differs: `fields` by element (numbers are `n`), `codes`, `verbs`, `unset` (the code for
 *   a value that nobody has set), `finish` (what becomes of the kept values at the end)
 * @param {Record<string, string>} kept what was kept from before; committed values are written into it
 * @param {object} [faults]
 * @param {string[]} [faults.missing] elements that this platform does not have
 * @param {boolean} [faults.dead] the network is gone: nothing is ever kept
 * @param {boolean} [faults.lying] a commit says `true`, keeps nothing, and only the error tells
 */
export function strictPlatform(edition, kept, {missing = [], dead = false, lying = false} = {}) {
  const {fields, codes, verbs} = edition;
  let set = {};
  let state = 'new';
  let error = '0';
  const refused = [];
  const calls = [];

  const valueOf = (element) => set[element] ?? kept[element];
  const general = (element) => element.replace(/\.\d+(?=\.|$)/g, '.n');
  const isMissing = (element) => missing.some((one) => general(element) === one || general(element).startsWith(`${one}.`));

  function answer(call, code, value = 'true') {
    error = code;
    calls.push(call);
    if (code !== '0') refused.push(`${call}: ${code}`);
    return code === '0' ? value : value === 'true' ? 'false' : '';
  }

  function countOf(list) {
    const places = Object.keys({...kept, ...set}).filter((name) => name.startsWith(`${list}.`));
    return new Set(places.map((name) => name.slice(list.length + 1).split('.')[0])).size;
  }

  /** Lists grow one by one, and the first thing that is told of an entry is its name. */
  function isInOrder(element) {
    return [...element.matchAll(/\.(\d+)\.(\w+)/g)].every(({1: index, 2: field, index: at}) => {
      const count = countOf(element.slice(0, at));
      return Number(index) < count || (Number(index) === count && ['id', 'pattern'].includes(field));
    });
  }

  function codeOfSet(element, value) {
    if (state !== 'running') return codes.notRunningSet;
    if (isMissing(element)) return codes.missing;
    const field = fields[general(element)];
    if (!field) return element.endsWith('._count') ? codes.readOnly : codes.unknown;
    if (!field.write) return codes.readOnly;
    if (!isInOrder(element)) return codes.order;
    const beside = (name) => valueOf(element.slice(0, element.lastIndexOf('.') + 1) + name);
    const entry = (name) => valueOf(`${/^cmi\.\w+\.\d+/.exec(element)?.[0]}.${name}`);
    if (field.needs && !entry(field.needs)) return codes.dependency ?? codes.order;
    if (field.fixed && valueOf(element) !== undefined && valueOf(element) !== value) return codes.general;
    return typeof value === 'string' && field.write(value, entry, beside) ? '0' : codes.type;
  }

  function codeOfGet(element) {
    if (state !== 'running') return codes.notRunningGet;
    if (isMissing(element.replace(/\._count$/, ''))) return codes.missing;
    if (element.endsWith('._count')) return element.slice(0, -7) in edition.lists ? '0' : codes.unknown;
    const field = fields[general(element)];
    if (!field) return codes.unknown;
    if (field.read === false) return codes.writeOnly;
    return edition.unset && valueOf(element) === undefined ? edition.unset : '0';
  }

  function leave(nothing) {
    const code = nothing !== '' ? codes.argument : state === 'running' ? '0' : codes.notRunningEnd;
    return code === '0' && dead ? codes.network : code;
  }

  return {
    kept, refused, calls,
    [verbs.begin](nothing) {
      const code = nothing !== '' ? codes.argument : state === 'new' ? '0' : codes.again;
      if (code === '0') state = 'running';
      return answer(verbs.begin, code);
    },
    [verbs.end](nothing) {
      const code = leave(nothing);
      if (code === '0') {
        Object.assign(kept, set);
        edition.finish(kept);
        state = 'finished';
      }
      return answer(verbs.end, code);
    },
    [verbs.commit](nothing) {
      const code = leave(nothing);
      if (code === '0' && lying) {
        answer(verbs.commit, codes.general);
        return 'true';
      }
      if (code === '0') {
        Object.assign(kept, set);
        set = {};
      }
      return answer(verbs.commit, code);
    },
    [verbs.set](element, value) {
      const code = codeOfSet(element, value);
      if (code === '0') set[element] = value;
      return answer(`${verbs.set} ${element} ${value}`, code);
    },
    [verbs.get](element) {
      const code = codeOfGet(element);
      const value = element.endsWith('._count') ? String(countOf(element.slice(0, -7))) : valueOf(element) ?? '';
      const text = answer(`${verbs.get} ${element}`, code, value);
      // A value that nobody has set is no mistake of the course's.
      if (code !== '0' && code === edition.unset) refused.pop();
      return text;
    },
    [verbs.error]: () => error,
    [verbs.errorString]: () => '',
    [verbs.diagnostic]: () => '',
  };
}
