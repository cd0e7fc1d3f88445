/* The sun's shadow map: drawn from the sun, then asked by points of surfaces and of the ground. */
#include <string.h>

#include "ground.h"
#include "mesh.h"

#define EDGE .5f  /* glass throws the shadow of its edges: of where light from the sun meets it at this slant, or flatter */

/* Whether the sun, in the direction `sun`, grazes a triangle. */
static int grazed(const Mesh *mesh, const int32_t *f, const float *sun) {
  float facing = 0.f;
  for (int k = 0; k < 3; k++) {
    const float *n = mesh->surface + HIT * (ptrdiff_t)f[k] + NORMAL;
    facing += n[0] * sun[0] + n[1] * sun[1] + n[2] * sun[2];
  }
  return fabsf(facing) < 3.f * EDGE;
}

/* Four texels of a row, the first of them n texels from where two of the shares are i and j. */
static inline void four(float i, float j, float di, float dj, int n, float za, float zb, float zc, float *depth) {
  const Four at = {(float)n, (float)(n + 1), (float)(n + 2), (float)(n + 3)};
  Four p = i + at * di, q = j + at * dj, l = 1.f - p - q, d = p * za + q * zb + l * zc, was;
  memcpy(&was, depth, sizeof was);
  Choice over = (p >= 0.f) & (q >= 0.f) & (l >= 0.f) & (d > was);
  Choice now = ((Choice)d & over) | ((Choice)was & ~over);
  memcpy(depth, &now, sizeof now);
}

static void draw(const float *a, const float *b, const float *c, int wound, int size, float *depth) {
  float area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
  if (fabsf(area) < 1e-9f || area * wound < 0.f) return;
  int xs, xe, ys, ye;
  middles(minf(a[1], minf(b[1], c[1])), maxf(a[1], maxf(b[1], c[1])), 0, size, &ys, &ye);
  middles(minf(a[0], minf(b[0], c[0])), maxf(a[0], maxf(b[0], c[0])), 0, size, &xs, &xe);
  if (xs > xe || ys > ye) return;
  float ia = 1.f / area, di = -(c[1] - b[1]) * ia, dj = -(a[1] - c[1]) * ia;
  for (int y = ys; y <= ye; y++) {
    float i = ((b[0] - xs) * (c[1] - y) - (c[0] - xs) * (b[1] - y)) * ia;
    float j = ((c[0] - xs) * (a[1] - y) - (a[0] - xs) * (c[1] - y)) * ia;
    for (int x = xs; x <= xe; x += 4) {
      int first = mini(x, size - 4);
      four(i, j, di, dj, first - xs, a[2], b[2], c[2], depth + (ptrdiff_t)y * size + first);
    }
  }
}

/* Distance towards the sun of what is nearest to it; depth must hold -1e9 on entry. */
API void fg_shadow_raster(const Mesh *mesh, const ShadowMap *map, float *depth) {
  int glassy = 0;
  for (int i = 0; i < mesh->vertices; i++) {
    const float *p = mesh->surface + HIT * (ptrdiff_t)i;
    for (int k = 0; k < 3; k++) {
      const float *r = map->rows[k];
      mesh->screen[3 * (ptrdiff_t)i + k] = r[0] * p[0] + r[1] * p[1] + r[2] * p[2] + r[3];
    }
    glassy |= clear(p[PATTERN]);
  }
  for (int t = 0; t < mesh->triangles; t++) {
    const int32_t *f = mesh->faces + 3 * (ptrdiff_t)t;
    const float *p = mesh->screen;
    if (glassy && clear(mesh->surface[HIT * (ptrdiff_t)f[0] + PATTERN]) && !grazed(mesh, f, map->rows[2])) continue;
    draw(p + 3 * (ptrdiff_t)f[0], p + 3 * (ptrdiff_t)f[1], p + 3 * (ptrdiff_t)f[2], mesh->wound, map->size, depth);
  }
}

/* Greatest depth in each 8 x 8 block and its neighbours. */
API void fg_shadow_coarse(const float *depth, int size, float *coarse) {
  int n = size / 8;
  for (int j = 0; j < n; j++)
    for (int i = 0; i < n; i++) coarse[j * n + i] = -1e9f;
  for (int y = 0; y < size; y++)
    for (int i = 0; i < n; i++) {
      float top = -1e9f;
      for (int x = 8 * i; x < 8 * i + 8; x++) top = maxf(top, depth[(ptrdiff_t)y * size + x]);
      if (top <= -1e9f) continue;
      for (int b = maxi(y / 8 - 1, 0); b <= mini(y / 8 + 1, n - 1); b++)
        for (int a = maxi(i - 1, 0); a <= mini(i + 1, n - 1); a++) coarse[b * n + a] = maxf(coarse[b * n + a], top);
    }
}

/* Where points lie in the map (u, v, towards the sun). Returns whether any could be in a shadow. */
static __attribute__((noinline)) int seek(const ShadowMap *map, int n, const float *restrict x, const float *restrict y,
                                          const float *restrict z, float bias, float *restrict u, float *restrict v,
                                          float *restrict d) {
  const ShadowMap s = *map;
  const float limit = s.size - 4.f;
  const float *restrict coarse = s.coarse;
  const int side = s.size / 8;
  int any = 0;
  EACH (int i = 0; i < n; i++) {
    float a = s.rows[0][0] * x[i] + s.rows[0][1] * y[i] + s.rows[0][2] * z[i] + s.rows[0][3];
    float b = s.rows[1][0] * x[i] + s.rows[1][1] * y[i] + s.rows[1][2] * z[i] + s.rows[1][3];
    float c = s.rows[2][0] * x[i] + s.rows[2][1] * y[i] + s.rows[2][2] * z[i] + s.rows[2][3] + bias;
    float in = minf(minf(a, limit - a), minf(b, limit - b)) - 3.f;
    int p = (int)clampf(a, 0.f, limit) / 8, q = (int)clampf(b, 0.f, limit) / 8;
    float hit = minf(in, coarse[q * side + p] - c);
    u[i] = a; v[i] = b;
    d[i] = hit > 0.f ? c : 1e9f;  /* nothing stands in the way of what is that near to the sun */
    any |= hit > 0.f;
  }
  return any;
}

PASS tap(const float *restrict depth, int size, int n, const float *restrict u, const float *restrict v,
         const float *restrict d, int k, float *restrict out) {
  const float low = 3.f, high = size - 4.f;
  EACH (int i = 0; i < n; i++) {
    int at = (int)clampf(v[i], low, high) * size + (int)clampf(u[i], low, high);
#define TAP(j, l) (depth[at + k * ((j) * size + (l))] > d[i] ? 1.f / 9.f : 0.f)
    out[i] = TAP(-1, -1) + TAP(-1, 0) + TAP(-1, 1) + TAP(0, -1) + TAP(0, 0) + TAP(0, 1) + TAP(1, -1) + TAP(1, 0) + TAP(1, 1);
#undef TAP
  }
}

/* A gobo lets a share of the sun through. */
PASS mask(const ShadowMap *map, int n, const float *restrict x, const float *restrict y, const float *restrict z,
            float *restrict out) {
  const ShadowMap s = *map;
  EACH (int i = 0; i < n; i++) {
    float u = s.across[0][0] * x[i] + s.across[0][1] * y[i] + s.across[0][2] * z[i] + s.across[0][3];
    float v = s.across[1][0] * x[i] + s.across[1][1] * y[i] + s.across[1][2] * z[i] + s.across[1][3];
    out[i] = 1.f - (1.f - out[i]) * tile(s.mask, u, v);
  }
}

enum { BLOCK = 64 };  /* points that are looked at together: most cannot be in a shadow */

void occlude(const ShadowMap *map, int n, const float *x, const float *y, const float *z, float bias, int spread,
             float *out) {
  float u[BLOCK], v[BLOCK], d[BLOCK];
  for (int i = 0; i < n; i += BLOCK) {
    int some = mini(BLOCK, n - i);
    if (map->depth && seek(map, some, x + i, y + i, z + i, bias, u, v, d))
      tap(map->depth, map->size, some, u, v, d, spread, out + i);
    else memset(out + i, 0, (size_t)some * sizeof(float));
  }
  if (map->mask.size) mask(map, n, x, y, z, out);
}

/* Ground points of one row, in chunks. */
typedef struct {
  float x[CHUNK], y[CHUNK], z[CHUNK];
} Points;

/* Points from..to of a row. */
PASS darken(const Points *restrict p, int from, int to, const float *restrict shadow, const uint8_t *restrict mat,
            float strength, Tile sunlit, float icell, float *restrict R, float *restrict G, float *restrict B) {
  EACH (int i = from; i < to; i++) {
    float k = 1.f - maxf(shadow[i], 0.f) * strength * (.25f + .75f * tile(sunlit, p->x[i] * icell, p->z[i] * icell));
    k = mat[i] == GROUND ? k : 1.f;
    R[i] *= k; G[i] *= k; B[i] *= k;
  }
}

/* Whether any of n points lies in a shadow. */
static __attribute__((noinline)) int shaded(const float *shadow, int n) {
  int any = 0;
  for (int i = 0; i < n; i++) any |= shadow[i] > 0.f;
  return any;
}

PASS find(const Camera *camera, const float *restrict depth, int n, int x0, int y, Points *restrict p) {
  const Camera cam = *camera;
  const float v = (cam.cy - y) / cam.focal, ifocal = 1.f / cam.focal;
  EACH (int i = 0; i < n; i++) {
    float t = depth[i], u = (x0 + i - cam.cx) * ifocal;
    p->x[i] = cam.ex + (cam.fx + cam.rx * u) * t;
    p->y[i] = cam.ey + v * t;
    p->z[i] = cam.ez + (cam.fz + cam.rz * u) * t;
  }
}

/* Cast shadows on the ground take away the sun's share of its light. */
API void fg_shadow_ground(const Camera *cam, const ShadowMap *map, const Tile *sunlit, float cell,
                          const float *depth, const uint8_t *mat, float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  Points p;
  float shadow[CHUNK];
  for (int y = y0; y < y1; y++)
    for (int x0, end = 0; next_run(mat + (ptrdiff_t)y * W, GROUND, W, &x0, &end);) {
      end = mini(end, x0 + CHUNK);
      int n = end - x0;
      ptrdiff_t row = (ptrdiff_t)y * W + x0;
      find(cam, depth + row, n, x0, y, &p);
      occlude(map, n, p.x, p.y, p.z, .02f, 2, shadow);
      for (int i = 0; i < n; i += BLOCK) {
        int some = mini(BLOCK, n - i);
        if (shaded(shadow + i, some))
          darken(&p, i, i + some, shadow, mat + row, map->strength, *sunlit, 1.f / cell, col + row, col + plane + row,
                 col + 2 * plane + row);
      }
    }
}

/* How dark it is below what stands close above the ground. low: [size][size] heights of undersides, upside down, from
 * fg_shadow_raster; becomes 1 where something touches the ground, 0 where nothing is above. place: x and z of the first
 * cell in metres, cells a metre. Darkness falls to 1/e at `near` metres above the ground. */
API void fg_contact(float *low, int size, const Ground *ground, const float *place, float near) {
  const Tile land = ground->height;
  const float ifine = 1.f / place[2], icell = 1.f / ground->cell;
  for (int j = 0; j < size; j++)
    for (int i = 0; i < size; i++) {
      float *at = low + (ptrdiff_t)j * size + i, under = -*at;
      if (under > 1e8f) { *at = 0.f; continue; }
      float over = under - tile(land, (place[0] + i * ifine) * icell, (place[1] + j * ifine) * icell);
      *at = fast_exp(-maxf(over, 0.f) / near);
    }
}

/* Pixels that show the ground, in the darkness `dark` [size][size]. */
PASS dim(const float *restrict dark, int size, float px, float pz, float fine, float least, const Points *restrict p,
         const uint8_t *restrict mat, int n, float *restrict R, float *restrict G, float *restrict B) {
  const float limit = size - 1.001f;
  EACH (int i = 0; i < n; i++) {
    float u = (p->x[i] - px) * fine, v = (p->z[i] - pz) * fine, in = minf(minf(u, v), minf(limit - u, limit - v));
    float cu = clampf(u, 0.f, limit), cv = clampf(v, 0.f, limit);
    int a = (int)cu, b = (int)cv, at = b * size + a;
    float fu = cu - a, top = mixf(dark[at], dark[at + 1], fu), end = mixf(dark[at + size], dark[at + size + 1], fu);
    float most = mat[i] == GROUND ? 1.f - least : 0.f, k = 1.f - (in >= 0.f ? most : 0.f) * mixf(top, end, cv - b);
    R[i] *= k; G[i] *= k; B[i] *= k;
  }
}

/* The ground in that darkness; `least` of its light is left where something touches it. box: columns and rows, first
 * and end, that the map can reach. */
API void fg_contact_ground(const Camera *cam, const float *dark, int size, const float *place, float least,
                           const int32_t *box, const float *depth, const uint8_t *mat, float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  Points p;
  for (int y = maxi(y0, box[2]); y < mini(y1, box[3]); y++)
    for (int x0, end = box[0]; next_run(mat + (ptrdiff_t)y * W, GROUND, box[1], &x0, &end);) {
      end = mini(end, x0 + CHUNK);
      ptrdiff_t row = (ptrdiff_t)y * W + x0;
      find(cam, depth + row, end - x0, x0, y, &p);
      dim(dark, size, place[0], place[1], place[2], least, &p, mat + row, end - x0, col + row, col + plane + row,
          col + 2 * plane + row);
    }
}
