/* The world of a simulation, its contacts and joints, and how impulses move bodies. */
#ifndef FILMGATE_SOLVER_H
#define FILMGATE_SOLVER_H

#include "rigid.h"

typedef struct {
  int32_t a, b, kind, stays; /* bodies, -1: the world; stays: they do not touch each other */
  V at_a, at_b;              /* anchors in the frames of the bodies */
  V axis_a, axis_b, side_a, side_b; /* axes of a hinge or a cone, and what its angle is measured by */
  double low, high;          /* radians, or metres of a rope */
  double stiff;              /* N m: friction of the joint */
  double hertz;              /* 0: rigid */
  double breaks;             /* N s: a stronger impulse breaks it; 0: nothing does */
  V force, twist;            /* impulses: of the anchor, of the axes */
  double limit;
  double broken;
} Joint;

typedef struct {
  int32_t a, b, i, j, count; /* bodies (-1: ground) and shapes */
  double friction, bounce, roll;
  struct {
    V n, t, s, ra, rb;
    double gap, normal, across, aside, mass_n, mass_t, mass_s, hit, most;
  } p[MOST_POINTS];
} Pair;

typedef struct {
  Body *body;
  int32_t n;
  Joint *joint;
  int32_t joints;
  Pair *pair, *before;
  int32_t pairs, pairs_before, room;
  double (*inertia)[9]; /* inverse, in the world */
  V *moved, *swung;     /* since the contacts were found */
  double h;
} World;

static inline int awake(const Body *b) { return b->lightness > 0 && !(b->asleep > 0); }
static inline int driven(const Body *b) { return b->lightness <= 0 && (dot(b->v, b->v) > 0 || dot(b->w, b->w) > 0); }
static inline V spun(const World *w, int i, V a) {
  const double *m = w->inertia[i];
  return vec(m[0] * a.x + m[1] * a.y + m[2] * a.z, m[3] * a.x + m[4] * a.y + m[5] * a.z, m[6] * a.x + m[7] * a.y + m[8] * a.z);
}
static inline double light(const World *w, int i) { return i >= 0 && awake(&w->body[i]) ? w->body[i].lightness : 0.0; }

static inline void pushed(World *w, int i, V p, V r, double k) {
  if (light(w, i) <= 0) return;
  Body *b = &w->body[i];
  b->v = along(b->v, p, k * b->lightness);
  b->w = along(b->w, spun(w, i, cross(r, p)), k);
}
static inline V speed_at(const World *w, int i, V r) {
  if (i < 0) return vec(0, 0, 0);
  return add(w->body[i].v, cross(w->body[i].w, r));
}
static inline double against(const World *w, int i, V r, V n) { /* how easily it gives along n */
  if (light(w, i) <= 0) return 0.0;
  V c = cross(r, n);
  return w->body[i].lightness + dot(c, spun(w, i, c));
}

typedef struct { double bias, mass, impulse; } Soft;
static inline Soft soft(double hertz, double zeta, double h) { /* Catto, "Soft Constraints", GDC 2011 */
  double omega = 6.283185307179586 * hertz, a = 2 * zeta + h * omega, b = h * omega * a, c = 1 / (1 + b);
  Soft s = {omega / a, b * c, c};
  return s;
}

/* Solve a joint once; biased: with a push towards where it should be. */
void joined(World *w, Joint *j, Soft s, int biased);

#endif
