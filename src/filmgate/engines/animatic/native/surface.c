/* Shading: once for each pixel that shows a triangle. */
#include "batch.h"

enum { LONG = 12 };  /* pixels of a run from which on each quantity is interpolated by itself */

PASS along(float base, float step, float x0, int n, const int32_t *restrict x, const float *restrict z,
           float *restrict out) {
  EACH (int i = 0; i < n; i++) out[i] = (base + step * ((float)x[i] - x0)) * z[i];
}

/* Hits of pixels from..to, which show one triangle, in row y. */
static void interpolate(const Mesh *meshes, Batch *restrict p, int W, int y, int from, int to) {
  const Mesh *m = meshes + (p->face[from] >> FACE_BITS);
  const int32_t *f = m->faces + 3 * (ptrdiff_t)(p->face[from] & ((1 << FACE_BITS) - 1));
  const float *a = m->screen + 3 * (ptrdiff_t)f[0], *i = m->surface + HIT * (ptrdiff_t)f[0];
  const float *b = m->screen + 3 * (ptrdiff_t)f[1], *j = m->surface + HIT * (ptrdiff_t)f[1];
  const float *c = m->screen + 3 * (ptrdiff_t)f[2], *k = m->surface + HIT * (ptrdiff_t)f[2];
  float x0 = clampf(a[0], 0.f, (float)W), base[HIT], step[HIT];
  Shares s = shares(a, b, c, x0, (float)y);
  for (int n = 0; n < PATTERN; n++) {
    base[n] = s.at[0] * i[n] + s.at[1] * j[n] + s.at[2] * k[n];
    step[n] = s.step[0] * i[n] + s.step[1] * j[n] + s.step[2] * k[n];
  }
  base[PATTERN] = i[PATTERN];  /* a number: the first corner's */
  if (to - from < LONG) {
    for (int q = from; q < to; q++) {
      float dx = p->x[q] - x0, z = p->z[q];
      for (int n = 0; n < PATTERN; n++) p->hit[n][q] = (base[n] + step[n] * dx) * z;
      p->hit[PATTERN][q] = base[PATTERN];
    }
    return;
  }
  for (int n = 0; n < PATTERN; n++) along(base[n], step[n], x0, to - from, p->x + from, p->z + from, p->hit[n] + from);
  for (int q = from; q < to; q++) p->hit[PATTERN][q] = base[PATTERN];
}

void interpolated(const Mesh *meshes, int W, int y, int n, Batch *p) {
  for (int from = 0, to = 1; from < n; from = to++) {
    while (to < n && p->face[to] == p->face[from]) to++;
    interpolate(meshes, p, W, y, from, to);
  }
}

#define BACK .2f  /* cosine */

/* Normals look to the eye. At an outline, those between the corners of a triangle look a little away from it: they lie
 * across, as turned round they would take the light from the other side, in specks. What looks further away is a back. */
PASS turn(const Camera *camera, int n, Batch *restrict p) {
  const float ex = camera->ex, ey = camera->ey, ez = camera->ez;
  EACH (int i = 0; i < n; i++) {
    float nx = p->hit[NORMAL][i], ny = p->hit[NORMAL + 1][i], nz = p->hit[NORMAL + 2][i];
    float x = p->hit[AT][i] - ex, y = p->hit[AT + 1][i] - ey, z = p->hit[AT + 2][i] - ez;
    float dist = sqrtf(x * x + y * y + z * z), near = 1.f / dist;
    float il = 1.f / sqrtf(nx * nx + ny * ny + nz * nz + 1e-8f), facing = -(nx * x + ny * y + nz * z) * il * near;
    float off = facing < 0.f && facing > -BACK ? facing : 0.f, across = 1.f / sqrtf(1.f - off * off);
    il *= facing <= -BACK ? -across : across;
    off *= near * across;
    p->hit[NORMAL][i] = nx * il + x * off; p->hit[NORMAL + 1][i] = ny * il + y * off; p->hit[NORMAL + 2][i] = nz * il + z * off;
    p->view[0][i] = x * near; p->view[1][i] = y * near; p->view[2][i] = z * near;
    p->dist[i] = dist;
    p->facing[i] = off < 0.f ? 0.f : fabsf(facing);
  }
}

void turned(const Camera *cam, int n, Batch *p) { turn(cam, n, p); }

void cast(const ShadowMap *map, int n, Batch *p) {
  float at[3][CHUNK];
  for (int c = 0; c < 3; c++)
    for (int i = 0; i < n; i++) at[c][i] = p->hit[AT + c][i] + p->hit[NORMAL + c][i] * .03f;
  occlude(map, n, at[0], at[1], at[2], .05f, 1, p->shadow);
}

/* Fog over the lit surface: `light` becomes what the eye sees. */
PASS veil(const Air *air_, float eye, int n, Batch *restrict p) {
  const Air air = *air_;
  const float base = air.fog_density * fast_exp(-air.fog_falloff * maxf(eye - air.fog_base, -2.f));
  EACH (int i = 0; i < n; i++) {
    float fog = 1.f - fast_exp(-base * p->dist[i] * fog_share((p->hit[AT + 1][i] - eye) * air.fog_falloff));
    float s = maxf(p->view[0][i] * air.sun_dir[0] + p->view[1][i] * air.sun_dir[1] + p->view[2][i] * air.sun_dir[2], 0.f);
    s *= s; s *= s;
    for (int c = 0; c < 3; c++) {
      float lit = p->hit[RGB + c][i] * p->light[c][i] + p->shine[c][i];
      p->light[c][i] = mixf(lit, air.fog[c] + air.fog_sun[c] * s, fog);
    }
  }
}

#define SOFT_FOCUS 3.f  /* pixels of blur that hide what lies between two */

/* What is nearer or further than these is out of focus. */
typedef struct { float near, far; } Focus;

/* The lens is sharp at `away`; `open`: pixels of blur at infinity, times `away`; 0: everything is sharp. */
static Focus in_focus(float away, float open) {
  if (open <= 0.f) return (Focus){0.f, 1e30f};
  float sharp = 1.f / away, soft = SOFT_FOCUS / open;
  return (Focus){1.f / (sharp + soft), sharp > soft ? 1.f / (sharp - soft) : 1e30f};
}

static inline int is_soft(Focus focus, float z) { return z < focus.near || z > focus.far; }

/* A triangle whose colour changes so little from pixel to pixel that every second one is enough: it has no pattern,
 * and an unevenness of many pixels. */
static int is_even(const Mesh *meshes, int32_t face, float z, float pixel) {
  float wide = z * pixel;
  const Mesh *m = meshes + (face >> FACE_BITS);
  const float *at = m->surface + HIT * (ptrdiff_t)m->faces[3 * (ptrdiff_t)(face & ((1 << FACE_BITS) - 1))];
  return at[PATTERN] < .5f && at[GLOSS] < .5f && (at[GRAIN] < .02f || at[SCALE] * wide < .3f);
}

/* The pixels of a row, and how to tell those that their neighbours tell enough of. */
typedef struct {
  const Mesh *meshes;
  const float *depth;
  const int32_t *face;
  float pixel;
  Focus focus;
  int32_t last;  /* the triangle that `even` is known of */
  int even;
} Line;

/* The next pixels of a row that show a triangle, from x on. Those that are like the mean of their neighbours are left
 * out: in an odd row those above and below, else every second one of a run. Returns where it stopped. */
static int collect(Line *l, Batch *restrict p, int W, ptrdiff_t above, int x, int *taken, int32_t *restrict skipped,
                   int *left_out) {
  const int32_t *restrict face = l->face;
  const float *restrict depth = l->depth;
  const Focus focus = l->focus;
  const ptrdiff_t step = above ? above : 1;
  int32_t last = l->last;
  int n = 0, out = 0, even = l->even;
  for (; x < W && n < CHUNK; x++) {
    int32_t own = face[x];
    if (own < 0) continue;
    int between = above ? 1 : (x & 1) && x + 1 < W && n < CHUNK - 1;
    if (between && face[x - step] == own && face[x + step] == own) {
      int soft = is_soft(focus, depth[x]);
      if (!soft && own != last) { even = is_even(l->meshes, own, depth[x], l->pixel); last = own; }
      if (soft || even) {
        skipped[out++] = x;
        continue;
      }
    }
    p->x[n] = x; p->face[n] = own; p->z[n++] = depth[x];
  }
  l->last = last; l->even = even;
  *taken = n; *left_out = out;
  return x;
}

enum { BAND = 16 };  /* rows: the last of them is shaded by itself, so that bands need nothing of each other */

typedef struct {
  const Camera *cam;
  const Air *air;
  const Mesh *meshes;
  const ShadowMap *map;
  const Lights *lights;
  const Surroundings *around;
  const Openness *open;
  Tile detail;
  Focus focus;
  const float *depth;
  const int32_t *face;
  float *col;
} Scene;

/* Shades row y. above: from a pixel to that above it, if the rows above and below are there; else 0. */
static void shade(const Scene *s, Batch *p, int y, ptrdiff_t above) {
  int W = s->cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * s->cam->height, row = (ptrdiff_t)y * W, step = above ? above : 1;
  int32_t skipped[MAX_WIDTH];
  Line line = {s->meshes, s->depth + row, s->face + row, 1.f / s->cam->focal, s->focus, -1, 0};
  for (int x = 0; x < W;) {
    int n, out;
    x = collect(&line, p, W, above, x, &n, skipped, &out);
    if (n) {
      interpolated(s->meshes, W, y, n, p);
      openness(s->open, n, p->x, y, p->z, p->open);
      texture(s->meshes, s->detail, line.pixel, n, p);
      turn(s->cam, n, p);
      cast(s->map, n, p);
      sunlight(s->air, s->around, n, p);
      lamplight(s->lights, n, p);
      veil(s->air, s->cam->ey, n, p);
    }
    for (int c = 0; c < 3; c++) {
      float *to = s->col + c * plane + row;
      if (n && p->x[n - 1] - p->x[0] == n - 1) memcpy(to + p->x[0], p->light[c], (size_t)n * sizeof(float));
      else
        for (int i = 0; i < n; i++) to[p->x[i]] = p->light[c][i];
      for (int i = 0; i < out; i++) to[skipped[i]] = .5f * (to[skipped[i] - step] + to[skipped[i] + step]);
    }
  }
}

/* y0 is the first row of a band. An odd row follows the even ones on its two sides. */
API void fg_shade(const Camera *cam, const Air *air, const Mesh *meshes, const ShadowMap *map,
                  const Lights *lights, const Surroundings *around, const Openness *open, const Tile *detail,
                  float away, float lens, const float *depth, const int32_t *face, float *col, int y0, int y1) {
  Scene s = {cam, air, meshes, map, lights, around, open, *detail, in_focus(away, lens), depth, face, col};
  Batch p;
  for (int y = y0; y < y1; y++) {
    int last = y % BAND == BAND - 1 || y == y1 - 1;
    if (y % 2 == 0 || last) shade(&s, &p, y, 0);
    if (y % BAND && y % 2 == 0) shade(&s, &p, y - 1, cam->width);
  }
}
