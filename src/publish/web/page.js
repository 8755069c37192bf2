(function () {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const $ = (id) => document.getElementById(id);
  const NS = 'http://www.w3.org/2000/svg';
  const DAY = 86400000;
  const dayOf = (iso) => iso ? Math.round(Date.parse(iso + 'T00:00:00Z') / DAY) : null;
  const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const narrow = matchMedia('(max-width: 50em)');
  const RANK = { site: 1, settlement: 2, near: 3, county: 4, province: 5, stretch: 6, sea: 7, country: 8, unknown: 9 };

  // Text from articles only ever becomes text nodes.
  function node(name, text, attributes) {
    const element = document.createElement(name);
    if (text !== undefined && text !== null) element.textContent = text;
    for (const key in attributes || {}) element.setAttribute(key, attributes[key]);
    return element;
  }
  function isolated(name, text) {
    const element = node(name);
    element.appendChild(node('bdi', text, { dir: 'auto' }));
    return element;
  }
  const link = (url) => /^https?:\/\//i.test(url || '') ? url : null;

  const SHAPES = {
    circle: 'M10 3a7 7 0 1 0 .01 0z', square: 'M4 4h12v12H4z', diamond: 'M10 2l8 8-8 8-8-8z', triangle: 'M10 2l8 15H2z',
    equilateral_triangle: 'M10 18L2 3h16z', pentagon: 'M10 2l8 6-3 9H5L2 8z', hexagon: 'M6 3h8l4 7-4 7H6l-4-7z',
    star: 'M10 1l2.6 6H19l-5 4.3 2 6.7-6-4-6 4 2-6.7L1 7h6.4z', arrow: 'M10 1l7 9h-4v9H7v-9H3z',
    cross_fill: 'M7 2h6v5h5v6h-5v5H7v-5H2V7h5z', cross2: 'M4 2l6 6 6-6 2 2-6 6 6 6-2 2-6-6-6 6-2-2 6-6-6-6z'
  };
  function symbol(item, hollow) {
    const style = data.types[item.t];
    const svg = document.createElementNS(NS, 'svg');
    svg.setAttribute('viewBox', '0 0 20 20');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(NS, 'path');
    path.setAttribute('d', SHAPES[style.shape] || SHAPES.circle);
    path.setAttribute('fill', hollow ? 'none' : style.colour);
    path.setAttribute('fill-opacity', item.confidence === 'low' ? '0.5' : RANK[item.precision] > 4 ? '0.65' : '0.95');
    if (hollow) path.setAttribute('stroke', style.colour); else path.setAttribute('class', 'edge');
    path.setAttribute('stroke-width', hollow ? '2.4' : '1');
    svg.appendChild(path);
    return svg;
  }

  const items = data.items;
  let shown = items;
  let first = Infinity, last = -Infinity;
  for (const item of items) {
    item.from = dayOf(item.start);
    item.to = dayOf(item.end);
    for (const day of [item.from, item.to]) {
      if (day !== null) { first = Math.min(first, day); last = Math.max(last, day); }
    }
    item.undated = item.from === null && item.to === null;
    item.coarse = RANK[item.precision] >= 8;
  }
  if (first > last) first = last = dayOf('1953-07-27');

  // --- map
  const map = L.map('map', { attributionControl: false, zoomControl: true, worldCopyJump: true, fadeAnimation: !still, zoomAnimation: !still, markerZoomAnimation: !still, minZoom: 2, maxZoom: 14 });
  const ground = L.svg({ padding: 0.5 });
  for (const rings of data.land) L.polygon(rings.map((l) => l.map((p) => [p[1], p[0]])), { renderer: ground, className: 'land', stroke: false, fillOpacity: 1, interactive: false }).addTo(map);
  for (const lines of data.outlines) L.polyline(lines.map((l) => l.map((p) => [p[1], p[0]])), { renderer: ground, className: 'coast', weight: 1, interactive: false }).addTo(map);
  // Names lie on the ground, below everything told; where there is no room the first ones win.
  const names = map.createPane('names');
  names.setAttribute('aria-hidden', 'true');
  function nameGround() {
    const zoom = map.getZoom(), size = map.getSize(), taken = [];
    names.replaceChildren();
    // What is told stands before the names: they make room for it.
    for (const icon of map.getPane('markerPane').children) {
      const at = map.layerPointToContainerPoint(L.DomUtil.getPosition(icon) || [-99, -99]), half = icon.classList.contains('heap') ? 18 : 10;
      taken.push([at.x - half, at.y - half, at.x + half, at.y + half]);
    }
    const room = taken.length + 90;
    for (const [name, lon, lat, from, to, water] of data.names) {
      if (zoom < from || zoom > to || taken.length > room) continue;
      const at = map.latLngToContainerPoint([lat, lon]);
      const wide = name.length * 6.5 + 12;
      if (at.x < -40 || at.x > size.x + 40 || at.y < -10 || at.y > size.y) continue;
      // Below its place, above or beside it; waters and countries upon it, or farther off.
      const offsets = water || from < 5 ? [[0, -9], [0, 14], [0, -34], [0, 36], [0, -56]] : [[0, 6], [0, -24], [wide / 2 + 14, -9], [-wide / 2 - 14, -9]];
      const box = offsets.map(([dx, dy]) => [at.x + dx - wide / 2, at.y + dy, at.x + dx + wide / 2, at.y + dy + 18])
        .find((b) => !taken.some((t) => b[0] < t[2] && t[0] < b[2] && b[1] < t[3] && t[1] < b[3]));
      if (!box) continue;
      taken.push(box);
      const label = node('span', name, { 'class': water ? 'water' : from < 5 ? 'land' : from < 8 ? 'city' : '' });
      L.DomUtil.setPosition(label, map.containerPointToLayerPoint([(box[0] + box[2]) / 2, box[1]]).round());
      names.appendChild(label);
    }
  }
  map.on('zoomstart', () => names.replaceChildren()).on('moveend', nameGround);
  let naming = null;
  function nameSoon() { clearTimeout(naming); naming = setTimeout(nameGround, 250); }
  // Where the ground is a piece of the world, its edges stay out of sight.
  const edges = L.latLngBounds(data.land.flatMap((rings) => rings.flatMap((ring) => ring.map((p) => [p[1], p[0]]))));
  function keepInside() {
    if (!edges.isValid() || edges.getEast() - edges.getWest() > 200) return;
    map.setMinZoom(Math.min(8, Math.max(2, Math.ceil(map.getBoundsZoom(edges, true)))));
    map.setMaxBounds(edges);
  }
  const heaps = L.markerClusterGroup({
    showCoverageOnHover: false, animate: !still, maxClusterRadius: 36, chunkedLoading: false,
    iconCreateFunction: (heap) => L.divIcon({ html: String(heap.getChildCount()), className: 'heap', iconSize: [36, 36] })
  }).addTo(map).on('animationend spiderfied unspiderfied', nameSoon);
  const works = L.featureGroup().addTo(map);
  let halo = null;
  function showHalo(item) {
    hideHalo();
    if (item.radius > 0) halo = L.circle([item.at[1], item.at[0]], { radius: item.radius, weight: 1, color: data.types[item.t].colour, fillOpacity: 0.12, interactive: false }).addTo(map);
  }
  function hideHalo() { if (halo) { halo.remove(); halo = null; } }

  function popup(item) {
    const box = node('div');
    box.appendChild(isolated('h3', item.title));
    const facts = [data.types[item.t].label, item.status, item.when || 'undated', item.place].filter(Boolean).join(' · ');
    box.appendChild(isolated('p', facts));
    const more = [item.people, 'placed by ' + item.precision + (item.radius ? ', within ' + Math.round(item.radius / 1000) + ' km' : ''), 'confidence ' + (item.confidence || 'not told'), item.sources + ' article' + (item.sources === 1 ? '' : 's') + ', ' + item.independent + ' independent'].filter(Boolean).join('; ');
    box.appendChild(node('p', more));
    if (item.disagreement) box.appendChild(isolated('p', 'Sources differ: ' + item.disagreement));
    for (const report of item.reports) {
      if (report.quote) box.appendChild(isolated('blockquote', report.quote));
      const line = isolated('p', [report.site, report.title, report.published].filter(Boolean).join(', ') + ' ');
      const url = link(report.url);
      if (url) line.appendChild(node('a', 'Open the article', { href: url, rel: 'noopener noreferrer', target: '_blank' }));
      box.appendChild(line);
    }
    return box;
  }
  function layerOf(item) {
    let layer;
    if (item.lines) {
      const style = data.types[item.t];
      const lines = item.lines.map((l) => l.map((p) => [p[1], p[0]])), weight = 2 + 2 * style.width;
      layer = L.featureGroup([
        L.polyline(lines, { className: 'casing', weight: weight + 2.5, opacity: 0.75 }),
        L.polyline(lines, { color: style.colour, weight: weight, dashArray: { dash: '8 5', dot: '2 6', 'dash dot': '8 4 2 4' }[style.dash] || null, opacity: item.undated ? 0.5 : 0.9 })
      ]);
    } else {
      layer = L.marker([item.at[1], item.at[0]], { keyboard: true, alt: item.title, title: item.title.slice(0, 120), icon: L.divIcon({ html: symbol(item, item.undated), className: 'symbol', iconSize: [20, 20] }) });
      layer.on('mouseover', () => showHalo(item)).on('mouseout', hideHalo);
      layer.on('add', () => {
        const icon = layer.getElement();
        icon.addEventListener('focus', () => showHalo(item));
        icon.addEventListener('blur', hideHalo);
        icon.setAttribute('role', 'button');
        icon.setAttribute('aria-label', item.title);
      });
    }
    layer.bindPopup(() => popup(item), { maxWidth: 340 });
    layer.on('popupopen', () => { state.id = item.id; mark(item); save(); });
    return layer;
  }

  // --- list: rows are made as far as somebody looks, more when the end comes near
  const BATCH = 60;
  let marked = null;
  let made = 0;
  function mark(item) {
    if (marked) { marked.button.classList.remove('on'); marked.button.removeAttribute('aria-current'); }
    marked = null;
    if (!item) return;
    const index = shown.indexOf(item);
    if (index < 0) return;
    if (index >= made) grow(index + 1);
    marked = item;
    item.button.classList.add('on');
    item.button.setAttribute('aria-current', 'true');
    if (!narrow.matches) item.row.scrollIntoView({ block: 'nearest' });
  }
  const sorted = items.slice().sort((a, b) => (a.from === null ? (a.to === null ? Infinity : a.to) : a.from) - (b.from === null ? (b.to === null ? Infinity : b.to) : b.from) || (a.id < b.id ? -1 : 1));
  function rowOf(item) {
    if (item.row) return item.row;
    item.row = node('li');
    item.button = node('button', null, { type: 'button' });
    item.button.appendChild(symbol(item, item.undated));
    item.button.appendChild(document.createTextNode(' '));
    item.button.appendChild(isolated('span', item.title));
    item.button.appendChild(node('br'));
    const day = isolated('span', (item.when || 'undated') + (item.place ? ' · ' + item.place : ''));
    day.className = 'day';
    item.button.appendChild(day);
    item.button.addEventListener('click', () => open(item));
    item.row.appendChild(item.button);
    return item.row;
  }
  function grow(count) {
    const end = Math.min(shown.length, count);
    if (made < end) {
      const rows = document.createDocumentFragment();
      for (; made < end; ++made) {
        const row = rowOf(shown[made]);
        row.setAttribute('aria-setsize', shown.length);
        row.setAttribute('aria-posinset', made + 1);
        rows.appendChild(row);
      }
      $('list').appendChild(rows);
    }
    $('more').hidden = made === shown.length;
    $('more').textContent = 'Show more (' + (shown.length - made) + ')';
  }
  function list() {
    const rows = $('list').children;
    let same = 0;
    while (same < made && same < BATCH && same < shown.length && shown[same].row === rows[same]) ++same;
    while (rows.length > same) rows[rows.length - 1].remove();
    made = same;
    for (let i = 0; i < same; ++i) rows[i].setAttribute('aria-setsize', shown.length);
    grow(BATCH);
  }
  $('more').addEventListener('click', () => grow(made + BATCH));
  $('list').addEventListener('focusin', (event) => {
    const row = event.target.closest('li');
    if (row && Number(row.getAttribute('aria-posinset')) > made - 5) grow(made + BATCH);
  });
  new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) grow(made + BATCH); }, { rootMargin: '300px' }).observe($('more'));
  addEventListener('beforeprint', () => grow(Infinity));
  function open(item) {
    const layer = item.layer || (item.layer = item.at ? layerOf(item) : null);
    if (!layer) return;
    if (item.lines) { map.fitBounds(layer.getBounds(), { maxZoom: 9, animate: !still }); layer.openPopup(); }
    else if (heaps.hasLayer(layer)) heaps.zoomToShowLayer(layer, () => { layer.openPopup(); showHalo(item); });
    else { map.openPopup(L.popup({ maxWidth: 340 }).setLatLng([item.at[1], item.at[0]]).setContent(popup(item))); map.panTo([item.at[1], item.at[0]], { animate: !still }); showHalo(item); mark(item); state.id = item.id; save(); }
  }

  // --- filters
  const state = { from: first, to: last, off: new Set(), precision: 9, sources: 1, undated: true, coarse: false, id: '' };
  const boxes = new Map();
  const counts = new Map();
  data.types.forEach((type, t) => {
    const total = items.filter((item) => item.t === t).length;
    if (!total) return;
    const label = node('label');
    const box = node('input', null, { type: 'checkbox' });
    box.checked = true;
    box.addEventListener('change', () => { box.checked ? state.off.delete(type.type) : state.off.add(type.type); refresh(); });
    label.appendChild(box);
    label.appendChild(symbol({ t: t, confidence: 'high', precision: 'site' }, false));
    label.appendChild(document.createTextNode(type.label));
    const count = node('span', String(total), { 'class': 'n' });
    label.appendChild(count);
    boxes.set(type.type, box);
    counts.set(t, count);
    $('types').appendChild(label);
  });
  function inTime(item) {
    if (item.undated) return state.undated;
    const from = item.from === null ? item.to : item.from;
    const to = item.to === null ? Infinity : item.to; // still standing
    return from <= state.to && to >= state.from;
  }
  function passes(item) {
    return RANK[item.precision] <= state.precision && item.independent >= state.sources;
  }
  let onMap = new Set();
  function refresh() {
    hideHalo();
    const perType = new Map();
    shown = [];
    for (const item of sorted) {
      const fits = passes(item) && inTime(item);
      if (fits) perType.set(item.t, (perType.get(item.t) || 0) + 1);
      const show = fits && !state.off.has(data.types[item.t].type);
      if (show) shown.push(item);
    }
    const open_item = marked;
    marked = null;
    if (open_item) { open_item.button.classList.remove('on'); open_item.button.removeAttribute('aria-current'); }
    list();
    if (open_item) mark(open_item);
    for (const [t, count] of counts) count.textContent = String(perType.get(t) || 0);
    const markers = new Set();
    works.clearLayers();
    for (const item of shown) {
      if (!item.at || (item.coarse && !state.coarse)) continue;
      item.layer = item.layer || layerOf(item);
      if (item.lines) works.addLayer(item.layer); else markers.add(item.layer);
    }
    // Only what changed: the slider moves little at a time.
    const gone = [...onMap].filter((layer) => !markers.has(layer));
    const come = [...markers].filter((layer) => !onMap.has(layer));
    if (gone.length > markers.size) { heaps.clearLayers(); heaps.addLayers([...markers]); }
    else { heaps.removeLayers(gone); heaps.addLayers(come); }
    onMap = markers;
    nameSoon();
    if (state.id && !shown.some((item) => item.id === state.id)) map.closePopup();
    const off = shown.filter((item) => !item.at || (item.coarse && !state.coarse)).length;
    $('count').textContent = shown.length + ' of ' + items.length + ' happenings' + (off ? ', ' + off + ' of them in the list only' : '');
    $('from').value = state.from; $('to').value = state.to;
    for (const id of ['from', 'to']) { $(id + '-day').textContent = isoOf(state[id]); $(id).setAttribute('aria-valuetext', isoOf(state[id])); }
    draw();
    save();
  }

  // --- time
  for (const id of ['from', 'to']) {
    const slider = $(id);
    slider.min = first; slider.max = last;
    let waiting = false;
    slider.addEventListener('input', () => {
      state[id] = Number(slider.value);
      if (id === 'from' && state.from > state.to) state.to = state.from;
      if (id === 'to' && state.to < state.from) state.from = state.to;
      if (!waiting) { waiting = true; requestAnimationFrame(() => { waiting = false; refresh(); }); }
    });
  }
  const bars = [];
  const bins = Math.min(120, last - first + 1);
  for (let i = 0; i < bins; ++i) {
    const bar = document.createElementNS(NS, 'rect');
    bar.setAttribute('x', i * 600 / bins);
    bar.setAttribute('width', Math.max(600 / bins - 1, 0.5));
    $('histogram').appendChild(bar);
    bars.push(bar);
  }
  function draw() {
    const heights = new Array(bins).fill(0);
    for (const item of items) {
      if (item.from === null || !passes(item) || state.off.has(data.types[item.t].type)) continue;
      ++heights[Math.min(bins - 1, Math.floor((item.from - first) * bins / (last - first + 1)))];
    }
    const most = Math.max(1, ...heights);
    bars.forEach((bar, i) => {
      const height = heights[i] ? 2 + 38 * heights[i] / most : 0;
      bar.setAttribute('height', height);
      bar.setAttribute('y', 40 - height);
      const a = first + i * (last - first + 1) / bins, b = first + (i + 1) * (last - first + 1) / bins;
      bar.setAttribute('class', b > state.from && a <= state.to ? 'in' : '');
    });
  }
  // Years under the bars, months where there are few; as many as there is room for.
  (function () {
    const from = new Date(first * DAY), to = new Date(last * DAY);
    const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
    const step = [1, 3, 12, 24, 60, 120, 240, 600, 1200].find((m) => months / m <= (narrow.matches ? 5 : 10)) || 2400;
    for (let i = 0; i <= months; ++i) {
      const month = from.getUTCFullYear() * 12 + from.getUTCMonth() + i;
      const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
      if (month % step || day < first) continue;
      const tick = node('span', isoOf(day).slice(0, step < 12 ? 7 : 4));
      tick.style.left = 100 * (day - first) / (last - first + 1) + '%';
      $('axis').appendChild(tick);
    }
  }());
  let timer = null;
  function stop() { clearInterval(timer); timer = null; $('play').textContent = 'Play'; $('play').setAttribute('aria-pressed', 'false'); }
  $('play').addEventListener('click', () => {
    if (timer) { stop(); return; }
    const span = last - first;
    let width = state.to - state.from;
    if (width >= span) { width = Math.max(1, Math.round(span / 20)); state.from = first; state.to = first + width; }
    else if (state.to >= last) { state.from = first; state.to = first + width; }
    const step = Math.max(1, Math.round(span / 100));
    $('play').textContent = 'Pause';
    $('play').setAttribute('aria-pressed', 'true');
    timer = setInterval(() => {
      if (state.to >= last) { stop(); return; }
      state.to = Math.min(last, state.to + step);
      state.from = $('cumulative').checked ? first : state.to - width;
      refresh();
    }, 400);
    refresh();
  });
  $('all').addEventListener('click', () => { stop(); state.from = first; state.to = last; refresh(); });
  $('undated').addEventListener('change', () => { state.undated = $('undated').checked; refresh(); });
  $('coarse').addEventListener('change', () => { state.coarse = $('coarse').checked; refresh(); });
  $('precision').addEventListener('change', () => { state.precision = Number($('precision').value); refresh(); });
  $('sources').addEventListener('change', () => { state.sources = Number($('sources').value); refresh(); });
  function save_as(name, type, text) {
    const anchor = node('a', null, { href: URL.createObjectURL(new Blob([text], { type: type })), download: name });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
  }
  const properties = (item) => ({ title: item.title, type: data.types[item.t].type, status: item.status, date_start: item.start, date_end: item.end, edtf: item.when, place_name: item.place, precision: item.precision, radius_m: item.radius, people: item.people, confidence: item.confidence, sources: item.sources, independent_sources: item.independent });
  $('download').addEventListener('click', () => {
    const features = shown.map((item) => ({
      type: 'Feature', id: item.id,
      geometry: item.lines ? { type: 'MultiLineString', coordinates: item.lines } : item.at ? { type: 'Point', coordinates: item.at } : null,
      properties: properties(item)
    }));
    save_as('dateline.geojson', 'application/geo+json', JSON.stringify({ type: 'FeatureCollection', attribution: data.attribution, features: features }));
  });
  // A cell that a spreadsheet would take for a formula begins with an apostrophe.
  const cell = (value) => {
    const text = value === undefined || value === null ? '' : typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value);
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  };
  $('table').addEventListener('click', () => {
    const names = ['id', ...Object.keys(properties(items[0] || { t: 0 })), 'lon', 'lat', 'url'];
    const rows = shown.map((item) => {
      const report = item.reports.find((one) => link(one.url));
      const values = { id: item.id, ...properties(item), lon: item.at ? item.at[0] : '', lat: item.at ? item.at[1] : '', url: report ? report.url : '' };
      return names.map((name) => cell(values[name])).join(',');
    });
    save_as('dateline.csv', 'text/csv', [names.join(','), ...rows].join('\r\n') + '\r\n');
  });

  // --- deep links
  let saving = null;
  let ready = false;
  function save() {
    if (!ready) return;
    clearTimeout(saving);
    saving = setTimeout(() => {
      const centre = map.getCenter();
      const parts = new URLSearchParams();
      if (state.from !== first) parts.set('from', isoOf(state.from));
      if (state.to !== last) parts.set('to', isoOf(state.to));
      if (state.off.size) parts.set('off', [...state.off].join(','));
      if (state.precision !== 9) parts.set('precision', state.precision);
      if (state.sources !== 1) parts.set('sources', state.sources);
      if (!state.undated) parts.set('undated', '0');
      if (state.coarse) parts.set('coarse', '1');
      if (state.id) parts.set('id', state.id);
      parts.set('map', [map.getZoom(), centre.lat.toFixed(3), centre.lng.toFixed(3)].join('/'));
      history.replaceState(null, '', '#' + parts.toString());
    }, 150);
  }
  function restore() {
    const parts = new URLSearchParams(location.hash.slice(1));
    const day = (name, otherwise) => { const value = dayOf(/^\d{4}-\d\d-\d\d$/.test(parts.get(name) || '') ? parts.get(name) : null); return Number.isFinite(value) && value !== null ? Math.min(last, Math.max(first, value)) : otherwise; };
    state.from = day('from', first);
    state.to = Math.max(state.from, day('to', last));
    for (const type of (parts.get('off') || '').split(',')) { if (boxes.has(type)) { state.off.add(type); boxes.get(type).checked = false; } }
    const number = (name, select, otherwise) => { const value = parts.get(name); if ([...$(select).options].some((o) => o.value === value)) { $(select).value = value; return Number(value); } return otherwise; };
    state.precision = number('precision', 'precision', 9);
    state.sources = number('sources', 'sources', 1);
    if (parts.get('undated') === '0') { state.undated = false; $('undated').checked = false; }
    if (parts.get('coarse') === '1') { state.coarse = true; $('coarse').checked = true; }
    const view = (parts.get('map') || '').split('/').map(Number);
    if (view.length === 3 && view.every(Number.isFinite) && Math.abs(view[1]) <= 85) map.setView([view[1], view[2]], view[0]);
    else {
      // One happening far away does not shrink all others to a dot: what lies far from the middle half is left out.
      const points = items.filter((item) => item.at && !item.coarse).map((item) => [item.at[1], item.at[0]]);
      const core = (axis) => {
        const values = points.map((p) => p[axis]).sort((a, b) => a - b);
        const low = values[Math.floor(values.length / 4)], high = values[Math.floor(values.length * 3 / 4)];
        const reach = 1.5 * Math.max(high - low, 2);
        return (p) => p[axis] >= low - reach && p[axis] <= high + reach;
      };
      const box = L.latLngBounds(points.length ? points.filter(core(0)).filter(core(1)) : []);
      if (box.isValid()) map.fitBounds(box.pad(0.1), { maxZoom: 9, animate: false }); else map.setView([38.3, 127.3], 6);
    }
    return parts.get('id');
  }
  $('attribution').textContent = (data.attribution ? 'Ground and places: ' + data.attribution + '. ' : '') + (data.notes ? 'Lines: ' + data.notes + '. ' : '') + data.note;
  keepInside();
  map.on('resize', keepInside);
  const wanted = restore();
  refresh();
  ready = true;
  map.on('moveend', save);
  map.on('popupclose', () => { state.id = ''; hideHalo(); mark(null); save(); });
  const target = items.find((item) => item.id === wanted);
  if (target) open(target);
  if (narrow.matches) $('filters').open = false;
  document.documentElement.setAttribute('data-ready', '1');
}());
