/* Contacts of two convex shapes, and of one with the ground.
 *
 * Spheres, convex polyhedra and cylinders. Polyhedra by separating axes (Gottschalk, Lin and Manocha 1996) and the
 * clipping of the face that lies against the other (Gregorius, GDC 2013); a cylinder is round against flat faces, by
 * its support points, and a prism against all else. */
#include "rigid.h"

#define FLAT 0.94 /* cosine: a cylinder that stands or lies on its end */

static double reach_along(const Shape *s, int i, const Forms *f, V n) {
  if (s->kind == SPHERE) return dot(f->c[i], n) + s->radius;
  if (s->kind == CYLINDER) {
    double u = dot(f->axis[i], n);
    return dot(f->c[i], n) + s->half * fabs(u) + s->radius * sqrt(most(1.0 - u * u, 0.0));
  }
  double far = -1e30;
  for (int k = 0; k < s->vn; k++) far = most(far, dot(f->v[s->v0 + k], n));
  return far;
}

static V deepest(const Shape *s, int i, const Forms *f, V n) { /* the point that is furthest along n */
  if (s->kind == CYLINDER) {
    V u = f->axis[i];
    double k = dot(u, n);
    return add(along(f->c[i], u, k > 0 ? s->half : -s->half), mul(unit_of(along(n, u, -k)), s->radius));
  }
  V best = f->v[s->v0];
  for (int k = 1; k < s->vn; k++) if (dot(f->v[s->v0 + k], n) > dot(best, n)) best = f->v[s->v0 + k];
  return best;
}

/* Points of a cylinder that can lie on a plane with the normal n, which looks at it; returns how many. */
static int low_points(const Shape *s, int i, const Forms *f, V n, V *out) {
  V u = f->axis[i], c = f->c[i];
  double k = dot(u, n);
  if (fabs(k) > FLAT) {
    V end = along(c, u, k > 0 ? -s->half : s->half), a = across_of(u), b = cross(u, a);
    V down = along(mul(n, -1.0), u, k);
    if (dot(down, down) > 1e-6) { a = unit_of(down); b = cross(u, a); }
    out[0] = along(end, a, s->radius); out[1] = along(end, a, -s->radius);
    out[2] = along(end, b, s->radius); out[3] = along(end, b, -s->radius);
    return 4;
  }
  V down = mul(unit_of(along(mul(n, -1.0), u, k)), s->radius);
  out[0] = add(along(c, u, s->half), down);
  out[1] = add(along(c, u, -s->half), down);
  return 2;
}

/* Keep the deepest point and three that span the largest area with it. */
static int reduced(Touch *t, int count) {
  if (count <= MOST_POINTS) return count;
  int a = 0, b = 0, c = 0, d = 0;
  for (int k = 1; k < count; k++) if (t[k].gap < t[a].gap) a = k;
  double far = -1;
  for (int k = 0; k < count; k++) {
    V r = sub(t[k].at, t[a].at);
    if (dot(r, r) > far) { far = dot(r, r); b = k; }
  }
  V side = cross(t[a].n, sub(t[b].at, t[a].at));
  double left = 0, right = 0;
  c = d = a;
  for (int k = 0; k < count; k++) {
    double s = dot(side, sub(t[k].at, t[a].at));
    if (s > left) { left = s; c = k; }
    if (s < right) { right = s; d = k; }
  }
  Touch kept[4] = {t[a], t[b], t[c], t[d]};
  int n = 2;
  t[0] = kept[0]; t[1] = kept[1];
  if (c != a && c != b) t[n++] = kept[2];
  if (d != a && d != b && d != c) t[n++] = kept[3];
  return n;
}

static V nearest_on(V a, V b, V p) {
  V d = sub(b, a);
  double k = within(dot(sub(p, a), d) / most(dot(d, d), 1e-18), 0.0, 1.0);
  return along(a, d, k);
}

static int sphere_hull(V c, double r, const Shape *h, const Forms *f, double margin, Touch *out) {
  double far = -1e30;
  int best = 0;
  for (int k = 0; k < h->fn; k++) {
    double s = dot(f->n[h->f0 + k], c) - f->offset[h->f0 + k];
    if (s > r + margin) return 0;
    if (s > far) { far = s; best = k; }
  }
  V n = f->n[h->f0 + best], at = along(c, n, -far);
  double gap = far - r;
  if (far > 0) { /* outside: the nearest point of the faces that see it */
    double near = 1e30;
    for (int k = 0; k < h->fn; k++) {
      V m = f->n[h->f0 + k];
      double s = dot(m, c) - f->offset[h->f0 + k];
      if (s <= 0) continue;
      const int32_t *loop = f->loop + 2 * (h->f0 + k), *corner = f->corner + loop[0];
      V p = along(c, m, -s), q = p;
      double best_edge = 1e30;
      int inside = 1;
      for (int e = 0; e < loop[1]; e++) {
        V a = f->v[h->v0 + corner[e]], b = f->v[h->v0 + corner[(e + 1) % loop[1]]];
        if (dot(cross(sub(b, a), sub(p, a)), m) >= 0) continue;
        inside = 0;
        V on = nearest_on(a, b, p);
        double away = dot(sub(on, p), sub(on, p));
        if (away < best_edge) { best_edge = away; q = on; }
      }
      if (inside) q = p;
      double d = length(sub(c, q));
      if (d < near) { near = d; at = q; }
    }
    if (near > r + margin) return 0;
    n = near > 1e-9 ? mul(sub(c, at), 1.0 / near) : n;
    gap = near - r;
  }
  out->at = at; out->n = mul(n, -1.0); out->gap = gap; /* n: from the sphere to the polyhedron */
  return 1;
}

static int sphere_cylinder(V c, double r, const Shape *s, int j, const Forms *f, double margin, Touch *out) {
  V u = f->axis[j], d = sub(c, f->c[j]);
  double k = dot(d, u), h = within(k, -s->half, s->half);
  V out_of = along(d, u, -k);
  double away = length(out_of);
  V radial = away > 1e-9 ? mul(out_of, 1.0 / away) : across_of(u);
  V n, at;
  double gap;
  if (fabs(k) <= s->half && away <= s->radius) { /* inside */
    double side = away - s->radius, end = fabs(k) - s->half;
    n = side > end ? radial : mul(u, k > 0 ? 1.0 : -1.0);
    gap = most(side, end) - r;
    at = c;
  } else {
    at = along(along(f->c[j], u, h), radial, least(away, s->radius));
    V way = sub(c, at);
    double far = length(way);
    if (far > r + margin) return 0;
    n = far > 1e-9 ? mul(way, 1.0 / far) : radial;
    gap = far - r;
  }
  out->at = at; out->n = mul(n, -1.0); out->gap = gap;
  return 1;
}

typedef struct { double gap; V n; int kind, a, b; } Axis; /* kind 0: face of the first, 1: of the second, 2: edges, 3: other */

static int tried(Axis *best, V n, double gap, int kind, int a, int b, double margin, double handicap) {
  if (gap > margin) return 0;
  if (gap - handicap > best->gap) { best->gap = gap - handicap; best->n = n; best->kind = kind; best->a = a; best->b = b; }
  return 1;
}

static int faces_apart(const Shape *a, const Shape *b, int j, const Forms *f, double margin, int kind, Axis *best) {
  int count = a->kind == CYLINDER ? 2 : a->fn; /* of a cylinder the two ends are flat */
  for (int k = 0; k < count; k++) {
    V n = f->n[a->f0 + k];
    double gap = -reach_along(b, j, f, mul(n, -1.0)) - f->offset[a->f0 + k];
    if (!tried(best, kind ? mul(n, -1.0) : n, gap, kind, k, 0, margin, kind ? 1e-6 * a->reach : 0.0)) return 0;
  }
  return 1;
}

static int other(const Shape *a, int i, const Shape *b, int j, const Forms *f, double margin, V n, int kind, int p,
                 int q, Axis *best) {
  double l = length(n);
  if (l < 1e-6) return 1;
  n = mul(n, 1.0 / l);
  if (dot(n, sub(f->c[j], f->c[i])) < 0) n = mul(n, -1.0);
  double gap = -reach_along(b, j, f, mul(n, -1.0)) - reach_along(a, i, f, n);
  return tried(best, n, gap, kind, p, q, margin, 0.01 * least(a->reach, b->reach) * (kind == 2));
}

static V around_axis(const Shape *c, int i, const Shape *b, int j, const Forms *f) {
  V u = f->axis[i], best = sub(f->c[j], f->c[i]);
  best = along(best, u, -dot(best, u));
  if (b->kind == CYLINDER) return best;
  double near = 1e30;
  for (int k = 0; k < b->vn; k++) {
    V d = sub(f->v[b->v0 + k], f->c[i]);
    double h = dot(d, u);
    V r = along(d, u, -h);
    double away = dot(r, r) + (fabs(h) > c->half ? (fabs(h) - c->half) * (fabs(h) - c->half) : 0.0);
    if (away < near) { near = away; best = r; }
  }
  return best;
}

/* Clip what lies against a face of `a` to the sides of that face. n: out of the face. flip: `a` is the second. */
static int against_face(const Shape *a, const Shape *b, int j, const Forms *f, int face, V n, int flip,
                        double margin, Touch *out) {
  const int32_t *loop = f->loop + 2 * (a->f0 + face), *corner = f->corner + loop[0];
  V one[MOST_CORNERS], two[MOST_CORNERS], *p = one, *q = two;
  int count = 0;
  double low = f->offset[a->f0 + face];
  if (b->kind == CYLINDER) {
    count = low_points(b, j, f, n, p);
  } else {
    int in = 0;
    for (int k = 1; k < b->fn; k++) if (dot(f->n[b->f0 + k], n) < dot(f->n[b->f0 + in], n)) in = k;
    const int32_t *other_loop = f->loop + 2 * (b->f0 + in);
    for (int k = 0; k < other_loop[1] && count < MOST_CORNERS / 2; k++)
      p[count++] = f->v[b->v0 + f->corner[other_loop[0] + k]];
  }
  for (int e = 0; e < loop[1] && count; e++) {
    V start = f->v[a->v0 + corner[e]], end = f->v[a->v0 + corner[(e + 1) % loop[1]]];
    V side = cross(sub(end, start), n); /* out of the face */
    double off = dot(side, start);
    int kept = 0;
    for (int k = 0; k < count; k++) {
      double s0 = dot(side, p[k]) - off;
      if (b->kind == CYLINDER) { if (s0 <= 0) q[kept++] = p[k]; continue; }
      V next = p[(k + 1) % count];
      double s1 = dot(side, next) - off;
      if (s0 <= 0 && kept < MOST_CORNERS) q[kept++] = p[k];
      if ((s0 < 0) != (s1 < 0) && s0 != s1 && kept < MOST_CORNERS)
        q[kept++] = along(p[k], sub(next, p[k]), s0 / (s0 - s1));
    }
    V *swap = p; p = q; q = swap;
    count = kept;
  }
  Touch t[MOST_CORNERS];
  int kept = 0;
  for (int k = 0; k < count; k++) {
    double gap = dot(n, p[k]) - low;
    if (gap > margin) continue;
    t[kept].at = along(p[k], n, -0.5 * gap);
    t[kept].n = flip ? mul(n, -1.0) : n;
    t[kept++].gap = gap;
  }
  kept = reduced(t, kept);
  for (int k = 0; k < kept; k++) out[k] = t[k];
  return kept;
}

static int edges_meet(const Shape *a, const Shape *b, const Forms *f, const Axis *best, Touch *out) {
  int ea = -1, eb = -1;
  double high = -1e30, low = 1e30;
  for (int k = 0; k < a->en; k++) {
    const int32_t *e = f->edge + 3 * (a->e0 + k);
    double s = dot(add(f->v[a->v0 + e[0]], f->v[a->v0 + e[1]]), best->n);
    if (e[2] == best->a && s > high) { high = s; ea = k; }
  }
  for (int k = 0; k < b->en; k++) {
    const int32_t *e = f->edge + 3 * (b->e0 + k);
    double s = dot(add(f->v[b->v0 + e[0]], f->v[b->v0 + e[1]]), best->n);
    if (e[2] == best->b && s < low) { low = s; eb = k; }
  }
  if (ea < 0 || eb < 0) return 0;
  const int32_t *p = f->edge + 3 * (a->e0 + ea), *q = f->edge + 3 * (b->e0 + eb);
  V a0 = f->v[a->v0 + p[0]], b0 = f->v[b->v0 + q[0]];
  V u = sub(f->v[a->v0 + p[1]], a0), w = sub(f->v[b->v0 + q[1]], b0), r = sub(a0, b0);
  double uu = dot(u, u), ww = dot(w, w), uw = dot(u, w), ur = dot(u, r), wr = dot(w, r), det = uu * ww - uw * uw;
  double s = det > 1e-12 ? within((uw * wr - ww * ur) / det, 0, 1) : 0.5, t = within((uw * s + wr) / most(ww, 1e-12), 0, 1);
  out->at = mul(add(along(a0, u, s), along(b0, w, t)), 0.5);
  out->n = best->n;
  out->gap = dot(sub(along(b0, w, t), along(a0, u, s)), best->n);
  return 1;
}

static int solids(const Shape *a, int i, const Shape *b, int j, const Forms *f, double margin, Touch *out) {
  Axis best = {-1e30, {0, 1, 0}, 3, 0, 0};
  if (!faces_apart(a, b, j, f, margin, 0, &best) || !faces_apart(b, a, i, f, margin, 1, &best)) return 0;
  V ua = f->axis[i], ub = f->axis[j];
  int round_a = a->kind == CYLINDER, round_b = b->kind == CYLINDER;
  if (round_a && !other(a, i, b, j, f, margin, around_axis(a, i, b, j, f), 3, 0, 0, &best)) return 0;
  if (round_b && !other(a, i, b, j, f, margin, around_axis(b, j, a, i, f), 3, 0, 0, &best)) return 0;
  if (round_a && round_b) {
    if (!other(a, i, b, j, f, margin, cross(ua, ub), 3, 0, 0, &best)) return 0;
  } else if (round_a || round_b) {
    const Shape *h = round_a ? b : a;
    for (int k = 0; k < h->dn; k++)
      if (!other(a, i, b, j, f, margin, cross(round_a ? ua : ub, f->d[h->d0 + k]), 3, 0, 0, &best)) return 0;
  } else if (a->dn * b->dn <= 64) {
    for (int p = 0; p < a->dn; p++)
      for (int q = 0; q < b->dn; q++)
        if (!other(a, i, b, j, f, margin, cross(f->d[a->d0 + p], f->d[b->d0 + q]), 2, p, q, &best)) return 0;
  }
  int count = 0;
  if (best.kind == 0) count = against_face(a, b, j, f, best.a, best.n, 0, margin, out);
  else if (best.kind == 1) count = against_face(b, a, i, f, best.a, mul(best.n, -1.0), 1, margin, out);
  else if (best.kind == 2) count = edges_meet(a, b, f, &best, out);
  if (count) return count;
  out->at = mul(add(deepest(a, i, f, best.n), deepest(b, j, f, mul(best.n, -1.0))), 0.5);
  if (best.kind == 3 && round_a != round_b) out->at = round_a ? deepest(b, j, f, mul(best.n, -1.0)) : deepest(a, i, f, best.n);
  if (round_a && round_b) { /* side by side: at the middle of where they overlap */
    V d = sub(f->c[j], f->c[i]);
    double k = within(0.5 * dot(d, ua), -a->half, a->half);
    if (fabs(dot(ua, ub)) > FLAT) out->at = along(along(f->c[i], ua, k), best.n, a->radius);
  }
  out->n = best.n;
  out->gap = best.gap;
  return 1;
}

/* Write up to four contacts of shapes i and j; return how many. */
int touching(const Shape *a, int i, const Shape *b, int j, const Forms *f, double margin, Touch *out) {
  if (a->kind == SPHERE && b->kind == SPHERE) {
    V d = sub(f->c[j], f->c[i]);
    double far = length(d), gap = far - a->radius - b->radius;
    if (gap > margin) return 0;
    out->n = far > 1e-9 ? mul(d, 1.0 / far) : vec(0, 1, 0);
    out->at = along(f->c[i], out->n, a->radius + 0.5 * gap);
    out->gap = gap;
    return 1;
  }
  if (a->kind == SPHERE)
    return b->kind == HULL ? sphere_hull(f->c[i], a->radius, b, f, margin, out)
                           : sphere_cylinder(f->c[i], a->radius, b, j, f, margin, out);
  if (b->kind == SPHERE) {
    int count = touching(b, j, a, i, f, margin, out);
    for (int k = 0; k < count; k++) out[k].n = mul(out[k].n, -1.0);
    return count;
  }
  return solids(a, i, b, j, f, margin, out);
}

static double level(const Field *g, double x, double z, V *n) {
  *n = vec(0, 1, 0);
  if (!g->nx) return 0.0;
  double u = within((x - g->x0) / g->cell, 0, g->nx - 1.001), w = within((z - g->z0) / g->cell, 0, g->nz - 1.001);
  int i = (int)u, j = (int)w;
  const double *h = g->height + j * g->nx + i;
  double a = u - i, b = w - j, p = h[0] + (h[1] - h[0]) * a, q = h[g->nx] + (h[g->nx + 1] - h[g->nx]) * a;
  double dx = ((h[1] - h[0]) * (1 - b) + (h[g->nx + 1] - h[g->nx]) * b) / g->cell;
  *n = unit_of(vec(-dx, 1.0, -(q - p) / g->cell));
  return p + (q - p) * b;
}

static int below(const Field *g, V p, double r, double margin, Touch *out) {
  V n;
  double gap = (p.y - level(g, p.x, p.z, &n)) * n.y - r;
  if (gap > margin) return 0;
  out->at = along(p, n, -r - 0.5 * gap);
  out->n = n; /* from the ground up; the ground is the first */
  out->gap = gap;
  return 1;
}

/* Write up to four contacts of a shape with the ground, whose normal looks up; return how many. */
int grounded(const Shape *a, int i, const Forms *f, const Field *g, double margin, Touch *out) {
  if (a->kind == SPHERE) return below(g, f->c[i], a->radius, margin, out);
  Touch t[MOST_CORNERS];
  int count = 0;
  if (a->kind == CYLINDER) {
    V p[4], n;
    level(g, f->c[i].x, f->c[i].z, &n);
    int points = low_points(a, i, f, n, p);
    for (int k = 0; k < points; k++) count += below(g, p[k], 0.0, margin, t + count);
  } else {
    for (int k = 0; k < a->vn && count < MOST_CORNERS; k++) count += below(g, f->v[a->v0 + k], 0.0, margin, t + count);
  }
  count = reduced(t, count);
  for (int k = 0; k < count; k++) out[k] = t[k];
  return count;
}
