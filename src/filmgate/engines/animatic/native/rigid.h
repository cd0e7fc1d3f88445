/* Rigid bodies: what the search for contacts (touch.c) and the solver (rigid.c) share. Metres, seconds, kilograms;
 * double, and of the C library only sqrt, which IEEE 754 rounds: the same bits everywhere. */
#ifndef FILMGATE_RIGID_H
#define FILMGATE_RIGID_H

#include "kernel.h"

#define MOST_POINTS 4   /* of one contact */
#define MOST_CORNERS 48 /* of a polygon that is clipped */
enum { SPHERE = 0, HULL = 1, CYLINDER = 2 };
enum { BALL = 0, HINGE = 1, CONE = 2, ROPE = 3, ROD = 4, WELD = 5 };

typedef struct { double x, y, z; } V;

typedef struct {
  V at;
  double q[4];         /* rotation: a quaternion, w x y z */
  V v, w;              /* m/s, rad/s */
  double lightness;    /* 1 / kg; 0 does not move */
  double supple[9];    /* inverse of the inertia in its own frame */
  double friction, bounce;
  double roll;         /* metres: the lever of rolling resistance */
  double drag;         /* share of the difference to the wind that it loses in a second */
  double gravity;      /* factor */
  double brittle;      /* m/s of a blow that stops the run; 0: none does */
  double group;        /* bodies of one group do not touch each other; 0: no group */
  double asleep, still; /* 1 if it sleeps; seconds of rest */
} Body;

typedef struct {
  int32_t body, kind;
  int32_t v0, vn;      /* vertices */
  int32_t f0, fn;      /* faces */
  int32_t d0, dn;      /* directions of edges */
  int32_t e0, en;      /* edges */
  double radius, half; /* of a sphere or cylinder; half its length */
  double reach;        /* metres from `c`: no point is further */
  V c, axis;           /* middle, and direction of a cylinder, in the frame of the body */
} Shape;

typedef struct {       /* what all shapes are made of, in the frames of their bodies, and then in the world */
  const double *vertex, *plane, *direction;
  const int32_t *loop;   /* first corner and count of each face */
  const int32_t *corner; /* numbers of vertices, from v0 on, each face against the clock seen from outside */
  const int32_t *edge;   /* vertex, vertex, direction */
  V *v, *n, *d;          /* in the world at this step */
  double *offset;        /* of the planes of faces in the world */
  V *c, *axis;           /* of shapes */
} Forms;

typedef struct {
  const double *height; /* [nz][nx]; a count of 0: level ground at 0 */
  int32_t nx, nz;
  double x0, z0, cell;
} Field;

typedef struct { V at, n; double gap; } Touch; /* n from the first shape to the second; gap < 0: they overlap */

static inline V vec(double x, double y, double z) { V a = {x, y, z}; return a; }
static inline V add(V a, V b) { return vec(a.x + b.x, a.y + b.y, a.z + b.z); }
static inline V sub(V a, V b) { return vec(a.x - b.x, a.y - b.y, a.z - b.z); }
static inline V mul(V a, double k) { return vec(a.x * k, a.y * k, a.z * k); }
static inline V along(V a, V b, double k) { return vec(a.x + b.x * k, a.y + b.y * k, a.z + b.z * k); }
static inline double dot(V a, V b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static inline V cross(V a, V b) {
  return vec(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}
static inline double length(V a) { return sqrt(dot(a, a)); }
static inline V unit_of(V a) { double l = length(a); return l > 1e-12 ? mul(a, 1.0 / l) : vec(0, 1, 0); }
static inline double least(double a, double b) { return a < b ? a : b; }
static inline double most(double a, double b) { return a > b ? a : b; }
static inline double within(double x, double a, double b) { return least(most(x, a), b); }

static inline V turned(const double q[4], V a) {
  V u = vec(q[1], q[2], q[3]), t = mul(cross(u, a), 2.0);
  return add(along(a, t, q[0]), cross(u, t));
}
static inline V unturned(const double q[4], V a) {
  double p[4] = {q[0], -q[1], -q[2], -q[3]};
  return turned(p, a);
}
static inline V across_of(V n) { return unit_of(n.y * n.y < 0.5 ? cross(n, vec(0, 1, 0)) : cross(n, vec(1, 0, 0))); }

int touching(const Shape *a, int i, const Shape *b, int j, const Forms *f, double margin, Touch *out);
int grounded(const Shape *a, int i, const Forms *f, const Field *field, double margin, Touch *out);

#endif
