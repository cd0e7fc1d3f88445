/* The motion of rigid bodies that meet each other, before a shot is filmed.
 *
 * Sequential impulses with warm starting (Catto, "Iterative Dynamics with Temporal Coherence", GDC 2005), soft
 * constraints and substeps: contacts are found once in a step, and each substep solves with a soft bias, moves the
 * bodies, and solves again without it, so that what pushes out adds no energy (Catto, "Solver2D", 2024). Restitution
 * is applied at the end of a step. Bodies that rest together sleep. */
#include "solver.h"

#include <stdlib.h>
#include <string.h>

#define HERTZ 30.0      /* of contacts, at most a quarter of the substeps */
#define ZETA 10.0
#define PUSH 3.0        /* m/s at which bodies are pushed out of each other, at most */
#define MATCHES 0.15    /* of the smaller reach: a contact that moved no further is the same one */
#define TIRED 0.5       /* seconds of rest before a body sleeps */

static void frame(World *w, int i) { /* the inverse inertia in the world: R I R^T */
  const Body *b = &w->body[i];
  double *m = w->inertia[i], r[9];
  V x = turned(b->q, vec(1, 0, 0)), y = turned(b->q, vec(0, 1, 0)), z = turned(b->q, vec(0, 0, 1));
  r[0] = x.x; r[1] = y.x; r[2] = z.x; r[3] = x.y; r[4] = y.y; r[5] = z.y; r[6] = x.z; r[7] = y.z; r[8] = z.z;
  double t[9];
  for (int p = 0; p < 3; p++) for (int q = 0; q < 3; q++)
    t[3 * p + q] = r[3 * p] * b->supple[q] + r[3 * p + 1] * b->supple[3 + q] + r[3 * p + 2] * b->supple[6 + q];
  for (int p = 0; p < 3; p++) for (int q = 0; q < 3; q++)
    m[3 * p + q] = t[3 * p] * r[3 * q] + t[3 * p + 1] * r[3 * q + 1] + t[3 * p + 2] * r[3 * q + 2];
}

static void rotate(Body *b, double h) { /* first order and normalised: no sine */
  double x = 0.5 * h * b->w.x, y = 0.5 * h * b->w.y, z = 0.5 * h * b->w.z, *q = b->q;
  double p[4] = {q[0] - x * q[1] - y * q[2] - z * q[3], q[1] + x * q[0] + y * q[3] - z * q[2],
                 q[2] - x * q[3] + y * q[0] + z * q[1], q[3] + x * q[2] - y * q[1] + z * q[0]};
  double l = 1.0 / sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2] + p[3] * p[3]);
  for (int k = 0; k < 4; k++) q[k] = p[k] * l;
}

static Pair *pair_of(World *w) {
  if (w->pairs == w->room) {
    w->room = 2 * w->room + 64;
    w->pair = realloc(w->pair, sizeof(Pair) * w->room);
    w->before = realloc(w->before, sizeof(Pair) * w->room);
  }
  return &w->pair[w->pairs];
}

static void began(World *w, Pair *p, const Touch *t, int count, double size) {
  static const Pair none;
  const Pair *old = NULL;
  int low = 0, high = w->pairs_before; /* pairs are in the order of their shapes */
  while (low < high) {
    int mid = (low + high) / 2;
    const Pair *q = &w->before[mid];
    if (q->i < p->i || (q->i == p->i && q->j < p->j)) low = mid + 1; else high = mid;
  }
  if (low < w->pairs_before && w->before[low].i == p->i && w->before[low].j == p->j) old = &w->before[low];
  if (!old) old = &none;
  p->count = count;
  for (int k = 0; k < count; k++) {
    V zero = vec(0, 0, 0);
    p->p[k].n = t[k].n;
    p->p[k].t = across_of(t[k].n);
    p->p[k].s = cross(t[k].n, p->p[k].t);
    p->p[k].ra = p->a >= 0 ? sub(t[k].at, w->body[p->a].at) : zero;
    p->p[k].rb = sub(t[k].at, w->body[p->b].at);
    p->p[k].gap = t[k].gap;
    p->p[k].normal = p->p[k].across = p->p[k].aside = p->p[k].most = 0.0;
    double best = MATCHES * size * MATCHES * size;
    for (int o = 0; o < old->count; o++) {
      V d = sub(old->p[o].rb, p->p[k].rb);
      if (dot(d, d) > best) continue;
      best = dot(d, d);
      V f = add(mul(old->p[o].t, old->p[o].across), mul(old->p[o].s, old->p[o].aside));
      p->p[k].normal = old->p[o].normal;
      p->p[k].across = dot(f, p->p[k].t);
      p->p[k].aside = dot(f, p->p[k].s);
    }
    V dv = sub(speed_at(w, p->b, p->p[k].rb), speed_at(w, p->a, p->p[k].ra));
    p->p[k].hit = dot(dv, t[k].n);
  }
}

static void masses(World *w, Pair *p) {
  for (int k = 0; k < p->count; k++) {
    double n = against(w, p->a, p->p[k].ra, p->p[k].n) + against(w, p->b, p->p[k].rb, p->p[k].n);
    double t = against(w, p->a, p->p[k].ra, p->p[k].t) + against(w, p->b, p->p[k].rb, p->p[k].t);
    double s = against(w, p->a, p->p[k].ra, p->p[k].s) + against(w, p->b, p->p[k].rb, p->p[k].s);
    p->p[k].mass_n = n > 0 ? 1 / n : 0;
    p->p[k].mass_t = t > 0 ? 1 / t : 0;
    p->p[k].mass_s = s > 0 ? 1 / s : 0;
  }
}

static void warm(World *w, Pair *p) {
  for (int k = 0; k < p->count; k++) {
    V f = along(along(mul(p->p[k].n, p->p[k].normal), p->p[k].t, p->p[k].across), p->p[k].s, p->p[k].aside);
    pushed(w, p->a, f, p->p[k].ra, -1);
    pushed(w, p->b, f, p->p[k].rb, 1);
  }
}

static void solved(World *w, Pair *p, Soft s, int biased) {
  V zero = vec(0, 0, 0);
  for (int k = 0; k < p->count; k++) {
    V n = p->p[k].n, ra = p->p[k].ra, rb = p->p[k].rb;
    V da = p->a >= 0 ? add(w->moved[p->a], cross(w->swung[p->a], ra)) : zero;
    V db = add(w->moved[p->b], cross(w->swung[p->b], rb));
    double gap = p->p[k].gap + dot(sub(db, da), n), bias = 0, mass = 1, impulse = 0;
    if (gap > 0) bias = gap / w->h;
    else if (biased) { bias = most(s.bias * gap, -PUSH); mass = s.mass; impulse = s.impulse; }
    double v = dot(sub(speed_at(w, p->b, rb), speed_at(w, p->a, ra)), n);
    double by = -p->p[k].mass_n * mass * (v + bias) - impulse * p->p[k].normal;
    double now = most(p->p[k].normal + by, 0.0);
    by = now - p->p[k].normal;
    p->p[k].normal = now;
    p->p[k].most = most(p->p[k].most, now);
    pushed(w, p->a, n, ra, -by);
    pushed(w, p->b, n, rb, by);
  }
  for (int k = 0; k < p->count; k++) {
    V ra = p->p[k].ra, rb = p->p[k].rb, dv = sub(speed_at(w, p->b, rb), speed_at(w, p->a, ra));
    double most_of = p->friction * p->p[k].normal;
    double t = p->p[k].across - p->p[k].mass_t * dot(dv, p->p[k].t);
    double u = p->p[k].aside - p->p[k].mass_s * dot(dv, p->p[k].s);
    double l = sqrt(t * t + u * u);
    if (l > most_of) { t *= most_of / l; u *= most_of / l; }
    V f = add(mul(p->p[k].t, t - p->p[k].across), mul(p->p[k].s, u - p->p[k].aside));
    p->p[k].across = t;
    p->p[k].aside = u;
    pushed(w, p->a, f, ra, -1);
    pushed(w, p->b, f, rb, 1);
  }
  if (p->roll > 0 && !biased) { /* rolling resistance: a torque of normal force times a lever */
    V wa = p->a >= 0 ? w->body[p->a].w : zero, d = sub(w->body[p->b].w, wa);
    double l = length(d), force = 0;
    for (int k = 0; k < p->count; k++) force += p->p[k].normal;
    if (l > 1e-9 && force > 0) {
      V axis = mul(d, 1 / l);
      double ease = (light(w, p->a) > 0 ? dot(axis, spun(w, p->a, axis)) : 0) +
                    (light(w, p->b) > 0 ? dot(axis, spun(w, p->b, axis)) : 0);
      double by = ease > 0 ? least(p->roll * force, l / ease) : 0;
      if (light(w, p->a) > 0) w->body[p->a].w = along(w->body[p->a].w, spun(w, p->a, axis), by);
      if (light(w, p->b) > 0) w->body[p->b].w = along(w->body[p->b].w, spun(w, p->b, axis), -by);
    }
  }
}

static void bounced(World *w, Pair *p, double slow) {
  for (int k = 0; k < p->count; k++) {
    if (p->bounce <= 0 || p->p[k].hit > -slow || p->p[k].most <= 0) continue;
    V n = p->p[k].n;
    double v = dot(sub(speed_at(w, p->b, p->p[k].rb), speed_at(w, p->a, p->p[k].ra)), n);
    double by = -p->p[k].mass_n * (v + p->bounce * p->p[k].hit);
    double now = most(p->p[k].normal + by, 0.0);
    by = now - p->p[k].normal;
    p->p[k].normal = now;
    pushed(w, p->a, n, p->p[k].ra, -by);
    pushed(w, p->b, n, p->p[k].rb, by);
  }
}

static int root(int32_t *up, int i) { while (up[i] != i) i = up[i] = up[up[i]]; return i; }

/* Bodies that touch or are joined, and all rest, sleep together. */
static void rested(World *w, int32_t *up, double *calm, double dt, double slow) {
  for (int i = 0; i < w->n; i++) {
    Body *b = &w->body[i];
    up[i] = i;
    if (!awake(b)) continue;
    double v = dot(b->v, b->v), spin = dot(b->w, b->w);
    b->still = v < slow * slow && spin < 25 * slow * slow ? b->still + dt : 0.0;
  }
  for (int k = 0; k < w->pairs; k++) {
    const Pair *p = &w->pair[k];
    if (p->a >= 0 && w->body[p->a].lightness > 0 && w->body[p->b].lightness > 0) up[root(up, p->a)] = root(up, p->b);
  }
  for (int k = 0; k < w->joints; k++) {
    const Joint *j = &w->joint[k];
    if (j->broken > 0 || j->a < 0 || j->b < 0) continue;
    if (w->body[j->a].lightness > 0 && w->body[j->b].lightness > 0) up[root(up, j->a)] = root(up, j->b);
  }
  for (int i = 0; i < w->n; i++) calm[i] = 1e9;
  for (int i = 0; i < w->n; i++) if (w->body[i].lightness > 0) {
    double still = w->body[i].asleep > 0 ? 1e9 : w->body[i].still;
    calm[root(up, i)] = least(calm[root(up, i)], still);
  }
  for (int i = 0; i < w->n; i++) {
    Body *b = &w->body[i];
    if (b->lightness <= 0) continue;
    if (calm[root(up, i)] > TIRED) {
      b->asleep = 1;
      b->v = b->w = vec(0, 0, 0);
    } else if (b->asleep > 0 && calm[root(up, i)] <= 0) { b->asleep = 0; b->still = 0; }
  }
}

/* Move the forms to where their bodies are. */
static void laid(const World *w, const Shape *shape, int32_t shapes, Forms *f) {
  static const double still[4] = {1, 0, 0, 0};
  for (int i = 0; i < shapes; i++) {
    const Shape *s = &shape[i];
    const double *q = s->body >= 0 ? w->body[s->body].q : still;
    V at = s->body >= 0 ? w->body[s->body].at : vec(0, 0, 0);
    f->c[i] = add(at, turned(q, s->c));
    f->axis[i] = turned(q, s->axis);
    for (int k = s->v0; k < s->v0 + s->vn; k++) {
      const double *v = f->vertex + 3 * k;
      f->v[k] = add(at, turned(q, vec(v[0], v[1], v[2])));
    }
    for (int k = s->f0; k < s->f0 + s->fn; k++) {
      const double *p = f->plane + 4 * k;
      f->n[k] = turned(q, vec(p[0], p[1], p[2]));
      f->offset[k] = p[3] + dot(f->n[k], at);
    }
    for (int k = s->d0; k < s->d0 + s->dn; k++) {
      const double *d = f->direction + 3 * k;
      f->d[k] = turned(q, vec(d[0], d[1], d[2]));
    }
  }
}

static int apart(const World *w, const uint8_t *kept, int a, int b) {
  if (a == b || kept[a * w->n + b]) return 1;
  return w->body[a].group != 0 && w->body[a].group == w->body[b].group;
}

static double mixed(double a, double b) { return sqrt(a * b); }

static void found(World *w, const Shape *shape, int32_t shapes, const Forms *f, const Field *g, const uint8_t *kept,
                  double dt, const double *ground, double slop) {
  Touch t[MOST_POINTS];
  for (int i = 0; i < shapes; i++) {
    const Shape *s = &shape[i];
    const Body *b = &w->body[s->body];
    double fast = length(b->v) * dt + slop;
    if (awake(b) && ground[0] >= 0 && (g->nx || f->c[i].y - s->reach < fast)) {
      int count = grounded(s, i, f, g, fast, t);
      if (count) {
        Pair *p = pair_of(w);
        p->a = -1; p->b = s->body; p->i = i; p->j = -1;
        p->friction = mixed(b->friction, ground[0]); p->bounce = most(b->bounce, 0) * ground[1]; p->roll = b->roll;
        began(w, p, t, count, s->reach);
        w->pairs++;
      }
    }
    for (int j = i + 1; j < shapes; j++) {
      const Shape *o = &shape[j];
      const Body *c = &w->body[o->body];
      if (!(awake(b) || driven(b) || awake(c) || driven(c)) || (b->lightness <= 0 && c->lightness <= 0)) continue;
      V d = sub(f->c[j], f->c[i]), dv = sub(c->v, b->v);
      double margin = length(dv) * dt + slop, near = s->reach + o->reach + margin;
      if (dot(d, d) > near * near || apart(w, kept, s->body, o->body)) continue;
      int count = touching(s, i, o, j, f, margin, t);
      if (!count) continue;
      Pair *p = pair_of(w);
      p->a = s->body; p->b = o->body; p->i = i; p->j = j;
      p->friction = mixed(b->friction, c->friction);
      p->bounce = most(b->bounce, c->bounce);
      p->roll = least(b->roll, c->roll);
      began(w, p, t, count, least(s->reach, o->reach));
      w->pairs++;
    }
  }
}

/* Simulate `steps` steps. count: bodies, shapes, joints, field nx, nz, steps, substeps, each of how many steps is
 * kept, and the first step; setting: seconds of a step, gravity, wind x y z, friction and bounce of the ground
 * (friction < 0: none), x0, z0, cell of the field, slop, speed of rest. out: [kept][bodies][7] position and
 * quaternion; event: [room][7] seconds, bodies a and b (-1: ground), point, speed of the blow; told: steps done,
 * kept, events, the body whose blow stopped the run (-1: none), room for events. */
API void fg_rigid(Body *body, const Shape *shape, Joint *joint, const double *vertex, const double *plane,
                  const double *direction, const int32_t *loop, const int32_t *corner, const int32_t *edge,
                  const double *height, const int32_t *count, const double *setting, double *scratch, double *out,
                  double *event, int32_t *told) {
  int32_t n = count[0], shapes = count[1], joints = count[2], steps = count[5], sub_steps = count[6];
  double dt = setting[0], slop = setting[10], slow = setting[11];
  V *room = (V *)scratch;
  Forms f = {vertex, plane, direction, loop, corner, edge, room, 0, 0, 0, 0, 0};
  f.n = f.v + count[9]; f.d = f.n + count[10]; f.c = f.d + count[11]; f.axis = f.c + shapes;
  V *moved = f.axis + shapes, *swung = moved + n;
  f.offset = (double *)(swung + n);
  World w = {body, n, joint, joints, NULL, NULL, 0, 0, 0, (double (*)[9])(f.offset + count[10]), moved, swung, dt / sub_steps};
  double *calm = (double *)(w.inertia + n);
  int32_t *up = malloc(sizeof(int32_t) * n);
  uint8_t *kept = calloc((size_t)n * n, 1);
  Field field = {height, count[3], count[4], setting[7], setting[8], setting[9]};
  for (int k = 0; k < joints; k++) if (joint[k].stays && joint[k].a >= 0 && joint[k].b >= 0)
    kept[joint[k].a * n + joint[k].b] = kept[joint[k].b * n + joint[k].a] = 1;
  Soft contact = soft(least(HERTZ * (dt > 0.006 ? 1.0 : 2.0), 0.25 / w.h), ZETA, w.h), stiff = soft(least(60.0, 0.25 / w.h), 2.0, w.h);
  told[0] = told[1] = told[2] = 0;
  told[3] = -1;
  for (int step = 0; step < steps; step++) {
    Pair *swap = w.before; w.before = w.pair; w.pair = swap;
    w.pairs_before = w.pairs; w.pairs = 0;
    laid(&w, shape, shapes, &f);
    for (int i = 0; i < n; i++) { frame(&w, i); moved[i] = swung[i] = vec(0, 0, 0); }
    found(&w, shape, shapes, &f, &field, kept, dt, setting + 5, slop);
    for (int k = 0; k < w.pairs; k++) { /* blows */
      Pair *p = &w.pair[k];
      for (int q = 0; q < p->count; q++) {
        double hard = -p->p[q].hit;
        if (p->p[q].gap > hard * dt + slop || hard < 6 * slow || p->p[q].normal > 0) continue;
        if (told[2] < told[4]) {
          V at = add(w.body[p->b].at, p->p[q].rb);
          double row[7] = {step * dt, p->a, p->b, at.x, at.y, at.z, hard};
          memcpy(event + 7 * told[2]++, row, sizeof row);
        }
        for (int side = 0; side < 2; side++) {
          int i = side ? p->b : p->a;
          if (i >= 0 && body[i].brittle > 0 && hard > body[i].brittle && told[3] < 0) told[3] = i;
        }
        break;
      }
      if (p->a >= 0 && (body[p->a].asleep > 0) != (body[p->b].asleep > 0)) { /* who is hit wakes */
        Body *sleeps = body[p->a].asleep > 0 ? &body[p->a] : &body[p->b], *other = sleeps == &body[p->a] ? &body[p->b] : &body[p->a];
        if ((other->lightness > 0 || driven(other)) && sleeps->lightness > 0 && dot(other->v, other->v) + 0.01 * dot(other->w, other->w) > slow * slow)
          sleeps->asleep = sleeps->still = 0;
      }
    }
    if (told[3] >= 0) break;
    for (int k = 0; k < joints; k++) { /* what is joined to who is awake wakes */
      const Joint *j = &joint[k];
      if (j->broken > 0 || j->a < 0 || j->b < 0) continue;
      Body *a = &body[j->a], *b = &body[j->b];
      if (awake(a) && a->still <= 0 && b->lightness > 0) b->asleep = 0;
      if (awake(b) && b->still <= 0 && a->lightness > 0) a->asleep = 0;
    }
    for (int k = 0; k < w.pairs; k++) masses(&w, &w.pair[k]);
    for (int s = 0; s < sub_steps; s++) {
      for (int i = 0; i < n; i++) {
        Body *b = &body[i];
        if (!awake(b)) continue;
        b->v.y -= setting[1] * b->gravity * w.h;
        double k = least(b->drag * w.h, 1.0);
        b->v = add(b->v, mul(sub(vec(setting[2], setting[3], setting[4]), b->v), k));
        b->w = mul(b->w, 1.0 - least(0.5 * k, 1.0));
      }
      for (int k = 0; k < w.pairs; k++) warm(&w, &w.pair[k]);
      for (int k = 0; k < joints; k++) joined(&w, &joint[k], stiff, 1);
      for (int k = 0; k < w.pairs; k++) solved(&w, &w.pair[k], contact, 1);
      for (int i = 0; i < n; i++) {
        Body *b = &body[i];
        if (b->lightness > 0 && b->asleep > 0) continue;
        b->at = along(b->at, b->v, w.h);
        rotate(b, w.h);
        moved[i] = along(moved[i], b->v, w.h);
        swung[i] = along(swung[i], b->w, w.h);
      }
      for (int k = 0; k < joints; k++) joined(&w, &joint[k], stiff, 0);
      for (int k = 0; k < w.pairs; k++) solved(&w, &w.pair[k], contact, 0);
    }
    for (int k = 0; k < w.pairs; k++) bounced(&w, &w.pair[k], 4 * slow + setting[1] * dt * 2);
    rested(&w, up, calm, dt, slow);
    told[0] = step + 1;
    if ((count[8] + step + 1) % count[7] == 0) {
      double *row = out + (size_t)7 * n * told[1]++;
      for (int i = 0; i < n; i++, row += 7) {
        memcpy(row, &body[i].at, 3 * sizeof(double));
        memcpy(row + 3, body[i].q, 4 * sizeof(double));
      }
    }
  }
  free(w.pair); free(w.before); free(up); free(kept);
}
